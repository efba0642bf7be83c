package ingest

import (
	"bytes"
	"io"

	"github.com/goccy/go-json"

	"rochade/pipeline"
)

// A jsonArray yields the objects of an array that is held whole.
type jsonArray struct {
	f       *file
	objects []json.RawMessage
}

func (a *jsonArray) next() (*pipeline.Document, error) {
	if len(a.objects) == 0 {
		return nil, io.EOF
	}
	object := a.objects[0]
	a.objects = a.objects[1:]
	return a.f.object(object), nil
}

// object makes a document of an object of an array.
func (f *file) object(object []byte) *pipeline.Document {
	d := f.document(0)
	d.Line, d.Bytes = f.record, len(object)
	d.Decode = func(d *pipeline.Document) error { return f.columns.decodeObject(d, object) }
	return d
}

// A longArray yields the objects of an array in UTF-8 that is too long to be held. It
// looks for the end of each alone; whether it is an object is found out by decoding.
type longArray struct {
	f     *file
	begun bool
	ended bool
}

func (a *longArray) next() (*pipeline.Document, error) {
	if !a.begun {
		a.begun = true
		if _, err := a.f.r.ReadSlice('['); err != nil {
			return nil, unexpected(err)
		}
	}
	for !a.ended {
		e := element{limit: a.f.opt.maxRecord()}
		if err := e.read(a.f.r); err != nil {
			return nil, unexpected(err)
		}
		a.ended = e.last == ']'
		data := bytes.TrimSpace(e.data)
		switch {
		case e.size > e.limit:
			d := a.f.object(nil)
			d.Bytes, d.Decode = e.size, func(*pipeline.Document) error {
				return fault(pipeline.ReasonTooLarge, "object of more than %d bytes", e.limit)
			}
			return d, nil
		case len(data) > 0:
			return a.f.object(data), nil
		}
	}
	return nil, io.EOF
}

// An element of a JSON array is read to the comma or bracket that ends it.
type element struct {
	limit   int
	size    int
	data    []byte // unless the size is over the limit
	last    byte   // what ended it
	depth   int    // of brackets
	text    bool   // inside a string
	escaped bool   // behind a backslash in it
}

func (e *element) read(r io.ByteReader) error {
	for {
		c, err := r.ReadByte()
		if err != nil {
			return err
		}
		if e.ends(c) {
			e.last = c
			return nil
		}
		if e.size == 0 && bytes.IndexByte([]byte(" \t\r\n"), c) >= 0 {
			continue
		}
		if e.size++; e.size <= e.limit {
			e.data = append(e.data, c)
		}
	}
}

// ends reports whether the next byte is behind the element.
func (e *element) ends(c byte) bool {
	switch {
	case e.escaped:
		e.escaped = false
	case e.text:
		e.escaped = c == '\\'
		e.text = c != '"'
	case c == '"':
		e.text = true
	case c == '{', c == '[':
		e.depth++
	case e.depth == 0 && (c == ',' || c == ']'):
		return true
	case c == '}', c == ']':
		e.depth--
	}
	return false
}
