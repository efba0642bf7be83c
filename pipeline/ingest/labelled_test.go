package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// labelledText is lines of a category and a text.
func labelledText(lines int) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "%s\tArticle %d. %s\n", []string{"sport", "money"}[i%2], i, strings.Repeat("The board met on Monday. ", 4))
	}
	return b.String()
}

func TestLinesOfCategoryAndTextAreDocuments(t *testing.T) {
	for name, data := range map[string]string{
		"a.txt":    labelledText(6),
		"a.txt.gz": gzipped(labelledText(6)),
		"noname":   labelledText(6),
		"bom.txt":  "\ufeff" + strings.TrimSuffix(labelledText(6), "\n"),
		"crlf.txt": strings.ReplaceAll(labelledText(6), "\n", "\r\n\r\n"),
	} {
		docs := all(t, Options{}, writeFile(t, name, []byte(data)))
		if len(docs) != 6 || docs[5].ID != name+"#6" && name != "a.txt.gz" || !strings.HasPrefix(docs[0].Text, "Article 0. The") {
			t.Errorf("%s: got %s", name, listed(docs))
		}
	}
}

func TestALongFileOfCategoriesIsReadToItsEnd(t *testing.T) {
	data := labelledText(5000) + "no category here\n" + labelledText(1)
	docs := all(t, Options{}, writeFile(t, "a.txt", []byte(data)))
	if len(docs) != 5002 || docs[5000].Line != 5001 || !docs[5000].Rejected() || docs[5001].Rejected() {
		t.Errorf("%d documents, document 5001: %+v", len(docs), docs[min(5000, len(docs)-1)])
	}
}

func TestOtherTextsWithTabsAreOneDocument(t *testing.T) {
	long := strings.Repeat("The board met on Monday. ", 4)
	for what, data := range map[string]string{
		"a table":           strings.Repeat("sales\t12\ncosts\t10\n", 10),
		"too few lines":     labelledText(3),
		"two tabs":          labelledText(6) + "sport\t" + long + "\t" + long + "\n",
		"a line without":    labelledText(6) + long + "\n",
		"categories differ": "a\t" + long + "\nb\t" + long + "\nc\t" + long + "\nd\t" + long,
		"a long category":   strings.Repeat(long+"\t"+long+"\n", 6),
		"no category":       strings.Repeat("\t"+long+"\n", 6),
		"nothing":           "",
	} {
		if docs := all(t, Options{}, writeFile(t, "a.txt", []byte(data))); len(docs) != 1 || docs[0].ID != "a.txt" {
			t.Errorf("%s: got %s", what, listed(docs))
		}
	}
}
