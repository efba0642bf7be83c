package ingest

import (
	"bytes"
	"errors"
	"io"

	"rochade/pipeline"
)

// readText reads a file that is one document: all of it is the text, without
// byte order mark; it has no title. A file of lines "category, tab, text" is one
// document a line.
func readText(f *file) (records, error) {
	if f.labelled() {
		return &lineRecords{f, f.lines(), fillLabelled}, nil
	}
	return &whole{f: f, fill: fillText}, nil
}

func fillText(d *pipeline.Document, data []byte) error {
	text, err := decodeText(data, "")
	d.Text = text
	return err
}

// whole yields a file as one document.
type whole struct {
	f    *file
	data []byte // nil when it is to be read
	fill func(*pipeline.Document, []byte) error
	done bool
}

func (w *whole) next() (*pipeline.Document, error) {
	if w.done || !w.f.opt.Shard.holds(w.f.id) {
		return nil, io.EOF
	}
	w.done = true
	if w.data == nil {
		data, err := readAll(w.f.r, w.f.opt.maxFile())
		if err != nil {
			return nil, err
		}
		w.data = data
	}
	d := &pipeline.Document{Input: w.f.path, ID: w.f.id, Bytes: len(w.data)}
	d.Decode = func(d *pipeline.Document) error { return w.fill(d, w.data) }
	return d, nil
}

// readAll reads to the end, but not more than limit bytes.
func readAll(r io.Reader, limit int) ([]byte, error) {
	var buf bytes.Buffer
	_, err := io.Copy(&buf, io.LimitReader(r, int64(limit)+1))
	if err == nil && buf.Len() > limit {
		err = fault(pipeline.ReasonTooLarge, "document of more than %d bytes", limit)
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return buf.Bytes(), err
}
