package ingest

import (
	"archive/tar"
	"errors"
	"io"
	"path"
	"strings"
	"sync/atomic"

	"rochade/pipeline"
)

// maxDepth is how deep archives may lie inside archives.
const maxDepth = 4

// readTar reads the files of a tar archive, each as its name and bytes say. Their
// ids begin with the id of the archive.
func readTar(f *file) (records, error) {
	return &tarArchive{f: f, r: tar.NewReader(f.r)}, nil
}

type tarArchive struct {
	f      *file
	r      *tar.Reader
	member *file
	inner  records
}

func (t *tarArchive) next() (*pipeline.Document, error) {
	for {
		if t.inner != nil {
			d, err := t.inner.next()
			if err == nil {
				return d, nil
			}
			t.inner = nil
			t.member.close()
			if !errors.Is(err, io.EOF) {
				return t.member.reject(err), nil
			}
		}
		header, err := t.r.Next()
		if errors.Is(err, tar.ErrHeader) {
			err = fault(pipeline.ReasonMalformed, "reading tar header: %w", err)
		}
		if err != nil {
			return nil, err
		}
		if header.Typeflag != tar.TypeReg || strings.HasPrefix(path.Base(header.Name), ".") {
			continue
		}
		if d := t.open(header.Name, header.Size); d != nil {
			return d, nil
		}
	}
}

// open prepares to read a member. It returns a document when that failed.
func (t *tarArchive) open(name string, size int64) *pipeline.Document {
	m := &file{opt: t.f.opt, columns: t.f.columns, months: t.f.months, count: new(atomic.Int64), depth: t.f.depth + 1}
	m.path, m.id, m.size = t.f.path+"/"+name, path.Join(t.f.id, name), size
	t.member = m
	var err error
	if m.depth > maxDepth {
		err = fault(pipeline.ReasonMalformed, "archives nested more than %d deep", maxDepth)
	} else {
		t.inner, err = m.format(name, t.r)
	}
	if err != nil {
		t.inner = nil
		m.close()
		return m.reject(err)
	}
	return nil
}

func startsTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }
