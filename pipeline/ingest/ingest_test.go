package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"rochade/pipeline"
)

// folder writes files below a new directory.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// writeFile writes one file into a new directory and returns its path.
func writeFile(t testing.TB, name string, data []byte) string {
	return filepath.Join(folder(t, map[string]string{name: string(data)}), name)
}

// all reads every document of the inputs, decoded.
func all(t testing.TB, opt Options, inputs ...string) []*pipeline.Document {
	t.Helper()
	s, err := Open(inputs, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var docs []*pipeline.Document
	for {
		d, err := s.Next()
		if errors.Is(err, io.EOF) {
			return docs
		}
		if err != nil {
			t.Fatal(err)
		}
		pipeline.Apply(nil, d)
		docs = append(docs, d)
	}
}

// listed renders documents as their ids and titles, or the reasons why they were
// rejected.
func listed(docs []*pipeline.Document) string {
	var b strings.Builder
	for _, d := range docs {
		fmt.Fprintf(&b, "%s=", d.ID)
		switch {
		case d.Rejected():
			fmt.Fprintf(&b, "!%s ", d.Faults[0].Reason)
		case d.Title != "":
			fmt.Fprintf(&b, "%s ", d.Title)
		default:
			fmt.Fprintf(&b, "%s ", d.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

func gzipped(data string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, data)
	w.Close()
	return b.String()
}

func TestIdsAreOwnOrMadeOfThePath(t *testing.T) {
	dir := folder(t, map[string]string{
		"b/two.txt": "B", "a.txt": "A", "c.jsonl": `{"id":"own","text":"C"}` + "\n" + `{"text":"D"}`, ".hidden": "no", "sub/.git/x.txt": "no",
	})
	if got, want := listed(all(t, Options{}, dir)), "a.txt=A b/two.txt=B own=C c.jsonl#2=D"; got != want {
		t.Errorf("folder: %s, want %s", got, want)
	}
	if got, want := listed(all(t, Options{}, filepath.Join(dir, "b/two.txt"))), "two.txt=B"; got != want {
		t.Errorf("file: %s, want %s", got, want)
	}
	if got, want := listed(all(t, Options{}, filepath.Join(dir, "*.txt"))), "a.txt=A"; got != want {
		t.Errorf("glob: %s, want %s", got, want)
	}
	stdin := Options{Stdin: strings.NewReader(`{"text":"E"}`)}
	if got, want := listed(all(t, stdin, "-")), "-#1=E"; got != want {
		t.Errorf("standard input: %s, want %s", got, want)
	}
}

func TestCompressionIsKnownByItsBytes(t *testing.T) {
	z, _ := zstd.NewWriter(nil)
	dir := folder(t, map[string]string{
		"a.txt.gz": gzipped("A") + gzipped("a"), "b.txt": gzipped("B"), "c.jsonl.zst": string(z.EncodeAll([]byte(`{"text":"C"}`), nil)), "d.txt.gz": "plain",
		"e.txt.gz": gzipped(strings.Repeat("cut off ", 100))[:30], "f.txt.gz": "",
	})
	want := "a.txt.gz=Aa b.txt=B c.jsonl.zst#1=C d.txt.gz=!malformed e.txt.gz=!truncated f.txt.gz="
	if got := listed(all(t, Options{}, dir)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatCannotBeReadIsRejectedAndReadingGoesOn(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "d/b.txt": strings.Repeat("long ", 100), "z.txt": "Z", "x.bin": "\x00\x01\x02\x03\x04\x05\x06"})
	os.Symlink("..", filepath.Join(dir, "d", "loop"))
	os.Symlink("nowhere", filepath.Join(dir, "gone.txt"))
	docs := all(t, Options{MaxBytes: 200}, dir, filepath.Join(dir, "missing.txt"), filepath.Join(dir, "no*match"))
	want := "a.txt=A d/b.txt=!too_large d/loop=!unreadable gone.txt=!unreadable x.bin=!binary z.txt=Z missing.txt=!unreadable no*match=!unreadable"
	if got := listed(docs); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, d := range docs {
		if d.Rejected() && !strings.Contains(d.Faults[0].Detail, d.Input) {
			t.Errorf("%s: detail %q does not name the file", d.ID, d.Faults[0].Detail)
		}
	}
}

func TestDecompressionBombIsStopped(t *testing.T) {
	dir := folder(t, map[string]string{"bomb.jsonl.gz": gzipped(strings.Repeat("{\"text\":\"a\"}"+strings.Repeat(" ", 1<<20)+"\n", 64))})
	docs := all(t, Options{}, dir)
	last := docs[len(docs)-1]
	if !last.Rejected() || last.Faults[0].Reason != pipeline.ReasonBomb {
		t.Errorf("last document: %v, want reason %q", last.Faults, pipeline.ReasonBomb)
	}
}

func TestFieldsOfADocument(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": "\ufeff" + `{"id":7,"URL":"u","headline":"H","body":"T\u00fc","date":"2023-12-30T23:30:00-08:00","source":null,"lang":"de"}` + "\n"})
	d := all(t, Options{Fields: map[string]string{"title": "headline", "text": "body"}, Lang: "en"}, dir)[0]
	got := fmt.Sprint(d.ID, " ", d.URL, " ", d.Title, " ", d.Text, " ", d.Published, " ", d.PublishedBasis, " ", d.DeclaredLang, " ", d.ForcedLang, " ", d.Line, " ", d.Bytes, " ", d.SHA256[:8])
	if want := "7 u H Tü 2023-12-30 metadata de en 1 111 c0a16c88"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if d := all(t, Options{Fields: map[string]string{"text": "body"}, Published: "2020-01-02"}, dir)[0]; d.Published != "2020-01-02" || d.PublishedBasis != "option" {
		t.Errorf("published %s by %s", d.Published, d.PublishedBasis)
	}
	for _, opt := range []Options{{Published: "2020-1-2"}, {Fields: map[string]string{"texts": "x"}}, {Fields: map[string]string{"text": ""}}, {MaxBytes: -1}} {
		if _, err := Open(nil, opt); err == nil {
			t.Errorf("Open accepts %+v", opt)
		}
	}
}

func TestDeclaredLanguageIsACode(t *testing.T) {
	for in, want := range map[string]string{"de": "de", "de-AT": "de", "zh_CN": "zh", "zh-Hant-TW": "zh", "deu,eng": "de", "ind": "id", "Deutsch!": "", "": ""} {
		if got := declaredLanguage(in); got != want {
			t.Errorf("declaredLanguage(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestBrokenLinesAreRejectedOneByOne(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": strings.Join([]string{
		`{"id":"a","text":"A"}`, `{"id":"cut","text":"no`, `null`, ``, `42`, `{"id":7,"text":["x"]}`, `{"id":"x"}`,
		`{"text":"` + strings.Repeat("x", 300) + `"}`, `{"id":"g","text":"` + "\xb0\xa2\xc0\xef\xb0\xcd\xb0\xcd" + `"}`, `{"id":"e","text":""}`,
	}, "\r\n")})
	docs := all(t, Options{MaxBytes: 200}, dir)
	want := "a=A cut=!malformed a.jsonl#3=!malformed a.jsonl#4=!malformed 7=!malformed x=!malformed a.jsonl#7=!too_large g=阿里巴巴 e="
	if got := listed(docs); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := docs[3].Faults[0].Detail; !strings.HasSuffix(got, "a.jsonl:5: reading JSON object: found a JSON number instead") {
		t.Errorf("detail %q", got)
	}
}

func TestDeepNestingDoesNotCrash(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": `{"text":"A","x":` + strings.Repeat("[", 1<<20) + "\n" + `{"text":"B"}`, "b.json": strings.Repeat("[", 1<<20)})
	want := "a.jsonl#1=!malformed a.jsonl#2=B b.json#1=!malformed"
	if got := listed(all(t, Options{}, dir)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestJSONFilesHoldOneObjectOrAnArray(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.json": "{\n \"text\": \"A\"\n}", "b.json": "\ufeff[{\"id\":\"b\",\"text\":\"B\"},\n7,\n{\"text\":\"C\"}]", "c.json": "{\"text\":\"D\"}\n{\"text\":\"E\"}\n", "d.json": "{",
	})
	want := "a.json=A b=B b.json#2=!malformed b.json#3=C c.json#1=D c.json#2=E d.json#1=!malformed"
	if got := listed(all(t, Options{}, dir)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestALongJSONFileIsReadPieceByPiece(t *testing.T) {
	object := func(id string) string { return `{"id":"` + id + `","text":"a ], \\\" [b"}` }
	large := `{"text":"` + strings.Repeat("x", 300) + `"}`
	for what, c := range map[string]struct{ data, want string }{
		"an array":         {"\ufeff[\n" + object("a") + " ,\n" + large + "," + object("b") + ",7,[[]]," + object("c") + "]\n", "a !too_large b !malformed !malformed c"},
		"an array cut off": {"[" + object("a") + "," + large + "," + object("b") + "," + `{"id":`, "a !too_large b !truncated"},
		"no array":         {"[" + strings.Repeat(" ", 300) + "]", ""},
		"lines":            {object("a") + "\n" + large + "\n" + object("b") + "\n", "a !too_large b"},
		"an object":        {large, "!too_large"},
	} {
		var got []string
		for _, d := range all(t, Options{MaxBytes: 200}, writeFile(t, "a.json", []byte(c.data))) {
			if d.Rejected() {
				d.ID = "!" + string(d.Faults[0].Reason)
			} else if d.Text != `a ], \" [b` {
				t.Errorf("%s: text %q", what, d.Text)
			}
			got = append(got, d.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", what, got, c.want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"text":"a"},{"text":"b\\"}]`, `{"text":"a"}`, "[[]]", "[{\"a\":\"\\\"]\"},", "\ufeff[1,]"} {
		f.Add([]byte(s))
		f.Add([]byte(strings.Replace(s, "a", strings.Repeat("a", 1<<16), 1)))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "a.json", data) })
}

func TestACompressedFileThatIsCutIsNeverTakenForAWholeOne(t *testing.T) {
	line := `{"text":"The board met."}` + "\n"
	record := "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4000\r\n\r\n" + strings.Repeat("x", 4000)
	for name, data := range map[string]string{"a.txt": "The board met.", "a.jsonl": line + line, "a.csv": "text\na\n", "a.wet": record} {
		whole := gzipped(data)
		docs := all(t, Options{}, writeFile(t, name+".gz", []byte(whole[:len(whole)-9]+gzipped(data))))
		if !strings.Contains(listed(docs), "!malformed") && !strings.Contains(listed(docs), "!truncated") {
			t.Errorf("%s: got %s, want a document that is rejected", name, listed(docs))
		}
	}
}

func TestDamagedZstandardEndsAnArchive(t *testing.T) {
	record := "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nThe board\r\n\r\n"
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	data := z.EncodeAll([]byte(strings.Repeat(record, 5000)), nil)
	for what, data := range map[string][]byte{"cut": data[:len(data)-30], "broken": append(data[:len(data)/2:len(data)/2], make([]byte, len(data)/2)...)} {
		s, err := Open([]string{writeFile(t, "a.warc.zst", data)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		rejected := 0
		for range 6000 {
			d, err := s.Next()
			if err != nil {
				break
			}
			if d.Rejected() {
				rejected++
			}
		}
		if s.Close(); rejected != 1 {
			t.Errorf("%s: %d documents rejected, want 1", what, rejected)
		}
	}
}

func TestProgressCountsCompressedBytes(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt.gz": gzipped(strings.Repeat("A", 1000)), "b.txt": "B"})
	s, _ := Open([]string{dir}, Options{})
	_, total := s.Progress()
	for {
		if _, err := s.Next(); err != nil {
			break
		}
	}
	if read, again := s.Progress(); read != total || again != total || total < 20 || total > 100 {
		t.Errorf("read %d of %d", read, total)
	}
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{`{"text":"a"}`, `{"text":"\ud800"}`, "\xff\xfe{\x00}\x00", `{"id":{"a":[1]},"text":null,"title":"x"}`, "[]\n\n{", `{"text":"\u0000"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "-", data) })
}

// readable checks what holds for every document of an input of a format, given by
// the ending of its name or, for "-", by its bytes.
func readable(t *testing.T, name string, data []byte) []*pipeline.Document {
	t.Helper()
	opt := Options{MaxBytes: 1 << 16, Stdin: bytes.NewReader(data)}
	if name != "-" {
		name = writeFile(t, name, data)
	}
	docs := all(t, opt, name)
	for _, d := range docs {
		if d.ID == "" || len(d.SHA256) != 64 && !d.Rejected() {
			t.Fatalf("document without id or digest: %+v", d)
		}
		if strings.ToValidUTF8(d.Text, "") != d.Text || strings.ToValidUTF8(d.Title, "") != d.Title {
			t.Fatalf("document is not UTF-8: %+v", d)
		}
		if d.Published != "" && Day(d.Published) != d.Published {
			t.Fatalf("published on %q", d.Published)
		}
		for _, fault := range d.Faults {
			if fault.Reason == pipeline.ReasonPanic {
				t.Fatalf("panic: %s", fault.Detail)
			}
		}
	}
	return docs
}
