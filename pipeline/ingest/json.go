package ingest

import (
	"bufio"
	"bytes"
	"io"

	"github.com/goccy/go-json"

	"rochade/pipeline"
)

// readJSON reads a file that is one JSON object or an array of objects. A file of
// several objects is read line by line. What is too long to be held is taken for what
// its beginning looks like.
func readJSON(f *file) (records, error) {
	data, err := readAll(f.r, f.opt.maxFile())
	if reasonOf(err) == pipeline.ReasonTooLarge {
		f.r = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(data), f.r), bufferSize)
		line, _, _ := bytes.Cut(bytes.TrimPrefix(data, bomUTF8), []byte("\n"))
		line = bytes.TrimLeft(line, " \t\r")
		switch {
		case bytes.HasPrefix(line, []byte("[")):
			return &longArray{f: f}, nil
		case bytes.HasPrefix(line, []byte("{")) && json.Valid(line):
			return readJSONL(f)
		}
	}
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
