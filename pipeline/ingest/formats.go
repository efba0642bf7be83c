package ingest

import (
	"bufio"
	"bytes"
	"path/filepath"
	"strings"
)

// A format is a way to read the documents of a file.
type format struct {
	name    string
	endings []string          // of file names, lower case
	starts  func([]byte) bool // whether a file without a known ending begins like this
	read    func(*file) (records, error)
}

// formats lists all formats; the last takes what no other does.
var formats = []format{
	{"jsonl", []string{".jsonl", ".ndjson"}, startsJSON, readJSONL},
	{"csv", []string{".csv", ".tsv"}, func([]byte) bool { return false }, readCSV},
	{"html", []string{".html", ".htm", ".xhtml"}, startsHTML, readHTML},
	{"text", []string{".txt", ".text", ".md"}, func([]byte) bool { return true }, readText},
}

// formatOf chooses by the ending of the name, or else by the first bytes.
func formatOf(name string, r *bufio.Reader) *format {
	ending := strings.ToLower(filepath.Ext(name))
	for i := range formats {
		for _, e := range formats[i].endings {
			if e == ending {
				return &formats[i]
			}
		}
	}
	head, _ := r.Peek(1024)
	for i := range formats {
		if formats[i].starts(head) {
			return &formats[i]
		}
	}
	return &formats[len(formats)-1]
}

func startsHTML(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n"))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

func startsJSON(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n"), []byte("{"))
}
