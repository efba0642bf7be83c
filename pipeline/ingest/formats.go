package ingest

import (
	"bytes"
	"path/filepath"
	"slices"
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
func formats() []format {
	return []format{
		{"jsonl", []string{".jsonl", ".ndjson"}, startsJSON, readJSONL},
		{"json", []string{".json"}, func([]byte) bool { return false }, readJSON},
		{"csv", []string{".csv", ".tsv"}, func([]byte) bool { return false }, readCSV},
		{"html", []string{".html", ".htm", ".xhtml"}, startsHTML, readHTML},
		{"warc", []string{".warc", ".wet", ".wat"}, func(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }, readWARC},
		{"arc", []string{".arc"}, func(head []byte) bool { return bytes.HasPrefix(head, []byte("filedesc://")) }, readARC},
		{"parquet", []string{".parquet"}, func(head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) }, readParquet},
		{"tar", []string{".tar"}, startsTar, readTar},
		{"text", []string{".txt", ".text", ".md"}, func([]byte) bool { return true }, readText},
	}
}

// formatOf chooses by the ending of the name, or else by the first bytes.
func formatOf(name string, in *file) format {
	all := formats()
	ending := strings.ToLower(filepath.Ext(name))
	for _, f := range all {
		if slices.Contains(f.endings, ending) {
			return f
		}
	}
	head := in.head(1024)
	for _, f := range all {
		if f.starts(head) {
			return f
		}
	}
	return all[len(all)-1]
}

func startsHTML(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n"))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

func startsJSON(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n"), []byte("{"))
}
