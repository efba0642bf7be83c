package ingest

import (
	"bytes"
	"strings"
	"testing"

	"rochade/pipeline"
)

func manifest(t *testing.T, text string) (*Manifest, error) {
	t.Helper()
	m, err := OpenManifest(writeFile(t, "m.csv", []byte(text)))
	t.Cleanup(func() { m.Close() })
	return m, err
}

func TestAManifestSaysWhatFilesDoNot(t *testing.T) {
	for _, text := range []string{
		"id,published,source,url\na,2024-05-02,The Paper,http://x/a\nb.txt,2 May 2024,,\n",
		"\ufeffID;Published;Source;Url\r\na;2024-05-02;The Paper;http://x/a\r\n\r\nb.txt;20240502;;\r\n",
		"url\tsource\tid\tpublished\nhttp://x/a\t\"The Paper\"\ta\t2024-05-02T10:00:00Z\n\t\tb.txt\t2024-05-02",
	} {
		m, err := manifest(t, text)
		if err != nil {
			t.Errorf("%v in %q", err, text)
			continue
		}
		dir := folder(t, map[string]string{"a.jsonl": `{"id":"a","text":"x","published":"1999-01-01","source":"own"}`, "b.txt": "x", "c.jsonl": `{"id":"c","text":"x","source":"own"}`})
		docs := all(t, Options{Manifest: m}, dir)
		want := []string{"a 2024-05-02 manifest The Paper http://x/a", "b.txt 2024-05-02 manifest  ", "c   own "}
		for i, d := range docs {
			if got := strings.Join([]string{d.ID, d.Published, d.PublishedBasis, d.Source, d.URL}, " "); got != want[i] {
				t.Errorf("got %q, want %q", got, want[i])
			}
		}
		if m.Absent() != 1 {
			t.Errorf("%d documents are not in the manifest, want 1", m.Absent())
		}
	}
}

func TestAManifestSaysWhatIsWrongWithIt(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "no header row",
		"id,date\n":                            `line 1: no field "date" (id, published, source, url)`,
		"id,id\n":                              `line 1: field "id" is there twice`,
		"id\n":                                 "line 1: needs the field id and one of the others",
		"url,source\n":                         "line 1: needs the field id",
		"id,url\na,b,c\n\nd\n":                 "line 2: wrong number of fields\nline 4: wrong number of fields",
		"id,published\na,soon\n,2024-05-02\n":  "line 2: \"soon\" is no day (YYYY-MM-DD)\nline 3: no id",
		"id,url\na,1\nb,2\na,3\n":              `id "a" is there twice`,
		"id,url\n" + strings.Repeat("a\n", 50): "line 11: wrong number of fields",
	} {
		_, err := manifest(t, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: got %v, want %s", text, err, want)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte("id,published,source,url\na,2024-05-02,The Paper,http://x/a\n"), "a")
	f.Add([]byte("\ufeffid;url\n\"a\nb\";\"c\"\"d\"\n"), "a\nb")
	f.Add([]byte("id\turl\r\n\r\nx\ty\r"), "x")
	f.Fuzz(func(t *testing.T, text []byte, id string) {
		m, err := newManifest(bytes.NewReader(text), int64(len(text)))
		if err != nil {
			return
		}
		for _, r := range m.index {
			row, err := m.read(r.offset)
			if err != nil || hashOf(row[m.fields["id"]]) != r.hash {
				t.Fatalf("the row at %d is %q (%v)", r.offset, row, err)
			}
			found, err := m.find(row[m.fields["id"]])
			if err != nil || found == nil {
				t.Fatalf("%q is not found (%v)", row, err)
			}
		}
		if err := m.complete(&pipeline.Document{ID: id}); err != nil {
			t.Fatal(err)
		}
	})
}
