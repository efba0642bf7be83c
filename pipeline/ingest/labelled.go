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

// A labelledReader yields the texts of such lines. A line without a category becomes a
// rejected document.
type labelledReader struct {
	f     *file
	lines *lineReader
}

func (l *labelledReader) next() (*pipeline.Document, error) {
	for {
		line, tooLong, err := l.lines.next()
		if err != nil {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		d := l.f.document(l.lines.line)
		d.Bytes = len(line)
		_, text, ok := bytes.Cut(line, []byte("\t"))
		text = bytes.Clone(text)
		d.Decode = func(d *pipeline.Document) error {
			switch {
			case tooLong:
				return fault(pipeline.ReasonTooLarge, "line of more than %d bytes", l.lines.limit)
			case !ok:
				return fault(pipeline.ReasonMalformed, "no category and tab, which the first lines of the file have")
			}
			return fillText(d, text)
		}
		return d, nil
	}
}
