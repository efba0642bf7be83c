package ingest

import (
	"strings"
	"testing"
)

func TestCSVRows(t *testing.T) {
	for _, c := range []struct{ name, file, data, want string }{
		{"quotes, line breaks and doubled quotes", "a.csv", "id,title,text\r\n1,\"A, \"\"B\"\"\",\"x\ny\"\r\n2,C,z\r\n", `1=A, "B" 2=C`},
		{"columns in any order and case", "a.csv", "Text,ID,extra\nA,1,x\n", "1=A"},
		{"without ids", "a.csv", "text\nA\n\nB", "a.csv#1=A a.csv#2=B"},
		{"semicolons", "a.csv", "\ufeffid;text\n1;A,B\n", "1=A,B"},
		{"tabs and loose quotes", "a.tsv", "id\ttext\n1\tsaid \"A\"\n2\t\"B\" said C\n3\t\"D\"\n", `1=said "A" 2="B" said C 3=D`},
		{"an unclosed quote", "a.csv", "id,text\n1,\"A\n2,B\n3,C\n", "a.csv#1=!malformed 2=B 3=C"},
		{"text behind a quote", "a.csv", "id,text\n1,\"A\" x\n2,B\n", "a.csv#1=!malformed 2=B"},
		{"an unclosed quote that the next one closes", "a.csv", "id,text\n1,\"A\n2,\"B\"\n3,C\n", "a.csv#1=!malformed 2=B 3=C"},
		{"too few fields", "a.csv", "id,text\n1\n2,B\n", "a.csv#1=!malformed 2=B"},
		{"a long row", "a.csv", "id,text\n1,\"" + strings.Repeat("line\n", 100) + "\"\n2,B\n", "a.csv#1=!too_large 2=B"},
		{"an unclosed quote in a long file", "a.csv", "id,text\n1,\"" + strings.Repeat("line\n", 100), "a.csv#1=!too_large"},
		{"no text", "a.csv", "id,body\n1,A\n", "a.csv=!malformed"},
		{"a quote in the last field only", "a.csv", "id,text\n1,\n2,\"\"\n", "1= 2="},
		{"empty", "a.csv", "", ""},
		{"header only", "a.csv", "id,text\n", ""},
	} {
		dir := folder(t, map[string]string{c.file: c.data})
		if got := listed(all(t, Options{MaxBytes: 200}, dir)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestCSVTakesTimeInProportionToItsLength(t *testing.T) {
	dir := folder(t, map[string]string{"a.csv": "id,text\n" + strings.Repeat("1,\"a\"\"\n", 200_000)})
	all(t, Options{}, dir) // would not end if every line were read to the end of the file
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"id,text\n1,\"a\"\"b\"\n", "text\n\"\n\"x\n", "a\ttext\n\"\t\"\n", "text;id\n;\n", "\xff\xfet\x00e\x00x\x00t\x00\n\x00a\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "a.csv", data) })
}
