package ingest

import (
	"bytes"
	"io"

	"github.com/goccy/go-json"

	"rochade/pipeline"
)

// readJSON reads a file that is one JSON object or an array of objects. A file of
// several objects is read line by line.
func readJSON(f *file) (records, error) {
	data, err := readAll(f.r, f.opt.maxFile())
	if err != nil {
		return nil, err
	}
	if !json.Valid(bytes.TrimPrefix(data, bomUTF8)) {
		text, err := decodeText(data, "")
		if err != nil {
			return nil, err
		}
		if data = []byte(text); !json.Valid(data) {
			f.r.Reset(bytes.NewReader(data))
			return readJSONL(f)
		}
	}
	data = bytes.TrimPrefix(data, bomUTF8)
	var objects []json.RawMessage
	if err := json.Unmarshal(data, &objects); err != nil {
		return &whole{f: f, data: data, fill: f.columns.decodeObject}, nil
	}
	return &jsonArray{f: f, objects: objects}, nil
}

// A jsonArray yields the objects of an array.
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
	d := a.f.document(0)
	d.Line, d.Bytes = a.f.record, len(object)
	d.Decode = func(d *pipeline.Document) error { return a.f.columns.decodeObject(d, object) }
	return d, nil
}
