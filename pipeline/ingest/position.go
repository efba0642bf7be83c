package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"rochade/pipeline"
)

// A Fingerprint tells the inputs of two runs apart. Standard input has a name only.
type Fingerprint struct {
	Files  int    `json:"files"`
	Bytes  int64  `json:"bytes"`  // on disk, where known
	Digest string `json:"digest"` // of the names, sizes and times of change of the files
}

// Fingerprint describes all files of the inputs, read or not.
func (s *Source) Fingerprint() Fingerprint {
	f := Fingerprint{Files: len(s.all)}
	h := sha256.New()
	for _, in := range s.all {
		f.Bytes += max(in.size, 0)
		fmt.Fprintf(h, "%q %d %d %v\n", in.path, in.size, in.changed, in.err)
	}
	f.Digest = hex.EncodeToString(h.Sum(nil)[:10])
	return f
}

// A File is one of the files that the inputs name.
type File struct {
	Path  string
	Bytes int64 // on disk; -1 when not known
	Err   error // why it cannot be read
}

// Files lists all files of the inputs, read or not.
func (s *Source) Files() []File {
	files := make([]File, len(s.all))
	for i, in := range s.all {
		files[i] = File{in.path, in.size, in.err}
	}
	return files
}

// Skip goes on behind the first documents of a file, both as an earlier run counted
// them (Document.File), and returns the last of them, decoded: nil when there is none.
// It is for the start; the files before are not opened.
func (s *Source) Skip(file, documents int) (*pipeline.Document, error) {
	if file > len(s.inputs) {
		return nil, fmt.Errorf("the inputs have %d files, the earlier run read %d", len(s.inputs), file)
	}
	for _, in := range s.inputs[:file] {
		s.before += max(in.size, 0)
	}
	s.read.Store(s.before)
	s.inputs = s.inputs[file:]
	var last *pipeline.Document
	for n := range documents {
		d, err := s.Next()
		if errors.Is(err, io.EOF) || err == nil && d.File != file {
			return nil, fmt.Errorf("file %d of the inputs has %d documents, the earlier run read %d of it", file+1, n, documents)
		}
		if err != nil {
			return nil, err
		}
		last = d
	}
	if last != nil {
		pipeline.Apply(nil, last)
	}
	return last, nil
}
