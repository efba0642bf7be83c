package ingest

import (
	"bytes"

	"rochade/pipeline"
)

// Collections of texts for classifiers have one article a line behind its category and
// a tab. What the first lines of such a file have in common:
const (
	labelledLines = 4  // there are that many at least
	labelSize     = 40 // the largest category in bytes
	labelledSize  = 60 // the average text in bytes is longer: a table is none
)

// labelled reports whether the lines that the file begins with are texts behind
// categories: one tab in each, and a category that on average comes twice.
func (f *file) labelled() bool {
	head, err := f.peek(f.r.Size())
	head = bytes.TrimPrefix(head, bomUTF8)
	labels := map[string]bool{}
	lines, size := 0, 0
	for len(head) > 0 {
		line, rest, whole := bytes.Cut(head, []byte("\n"))
		if !whole && err == nil {
			break // the line goes on behind what was peeked
		}
		head = rest
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		label, text, ok := bytes.Cut(line, []byte("\t"))
		if !ok || len(label) == 0 || len(label) > labelSize || bytes.IndexByte(text, '\t') >= 0 {
			return false
		}
		labels[string(label)] = true
		lines++
		size += len(text)
	}
	return lines >= labelledLines && 2*len(labels) <= lines && size > labelledSize*lines
}

// fillLabelled fills the document from such a line.
func fillLabelled(d *pipeline.Document, line []byte) error {
	_, text, ok := bytes.Cut(line, []byte("\t"))
	if !ok {
		return fault(pipeline.ReasonMalformed, "no category and tab, which the first lines of the file have")
	}
	return fillText(d, text)
}
