package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"rochade/pipeline"
)

// A decompressed stream may not grow beyond maxRatio times what was read of it,
// once it is longer than ratioFrom bytes. News text shrinks to a quarter, a page
// of markup to a tenth.
const (
	maxRatio  = 200
	ratioFrom = 32 << 20
)

const bufferSize = 256 << 10

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// decompress returns the name without the ending of a compression, and the bytes
// without the compression. The bytes decide, not the name.
func (f *file) decompress(name string, raw *counter) (string, *bufio.Reader, error) {
	r := bufio.NewReaderSize(raw, bufferSize)
	head, err := r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", nil, err
	}
	ending := strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(r)
		if err != nil {
			return "", nil, fault(pipeline.ReasonMalformed, "reading gzip header: %w", err)
		}
		f.closers = append(f.closers, z.Close)
		return strings.TrimSuffix(name, filepath.Ext(name)), bufio.NewReaderSize(&inflated{r: z, raw: raw, kind: "gzip"}, bufferSize), nil
	case bytes.HasPrefix(head, zstdMagic):
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return "", nil, fault(pipeline.ReasonMalformed, "reading zstd header: %w", err)
		}
		f.closers = append(f.closers, func() error { z.Close(); return nil })
		return strings.TrimSuffix(name, filepath.Ext(name)), bufio.NewReaderSize(&inflated{r: z, raw: raw, kind: "zstd"}, bufferSize), nil
	case len(head) > 0 && (ending == ".gz" || ending == ".zst"):
		return "", nil, fault(pipeline.ReasonMalformed, "named %s, but not compressed so", ending)
	}
	return name, r, nil
}

// inflated is a decompressed stream that names what is wrong with it.
type inflated struct {
	r    io.Reader
	raw  *counter
	kind string
	out  int64
}

func (i *inflated) Read(p []byte) (int, error) {
	n, err := i.r.Read(p)
	i.out += int64(n)
	if i.out > ratioFrom && i.out/maxRatio > i.raw.own {
		return n, fault(pipeline.ReasonBomb, "%s stream grows more than %d-fold", i.kind, maxRatio)
	}
	if err == nil || err == io.EOF {
		return n, err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return n, fault(pipeline.ReasonTruncated, "%s stream ends early", i.kind)
	}
	return n, fmt.Errorf("%w", fault(pipeline.ReasonMalformed, "%s stream: %w", i.kind, err))
}
