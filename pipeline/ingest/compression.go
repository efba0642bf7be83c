package ingest

import (
	"bufio"
	"bytes"
	"errors"
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

// bufferSize is the size of read buffers; a small file gets a smaller one.
const bufferSize = 256 << 10

func (f *file) bufferSize() int {
	if f.size < 0 || f.size > bufferSize {
		return bufferSize
	}
	return max(int(f.size), 4096)
}

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// decompress returns the name without the ending of a compression, and the bytes
// without the compression. The bytes decide, not the name. The name stays the same
// only where nothing was compressed.
func (f *file) decompress(name string, raw *counter) (string, *bufio.Reader, error) {
	r := bufio.NewReaderSize(raw, f.bufferSize())
	head, err := r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", nil, err
	}
	ending := strings.ToLower(filepath.Ext(name))
	var z io.Reader
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z = &gzipMembers{raw: r}
	case bytes.HasPrefix(head, zstdMagic):
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return "", nil, fault(pipeline.ReasonMalformed, "reading zstd header: %w", err)
		}
		f.closers = append(f.closers, func() error { d.Close(); return nil })
		z = d
	case len(head) > 0 && (ending == ".gz" || ending == ".tgz" || ending == ".zst"):
		return "", nil, fault(pipeline.ReasonMalformed, "named %s, but not compressed so", ending)
	default:
		return name, r, nil
	}
	plain := strings.TrimSuffix(name, filepath.Ext(name))
	switch ending {
	case ".gz", ".zst":
	case ".tgz":
		plain += ".tar"
	default: // the name does not tell
		plain = ""
	}
	return plain, bufio.NewReaderSize(&inflated{r: z, raw: raw}, min(8*f.bufferSize(), bufferSize)), nil
}

// inflated is a decompressed stream that names what is wrong with it. An error comes
// once; behind it is the end, or with gzip the next member.
type inflated struct {
	r     io.Reader
	raw   *counter
	out   int64
	ended bool
}

func (i *inflated) Read(p []byte) (int, error) {
	if i.ended {
		return 0, io.EOF
	}
	n, err := i.r.Read(p)
	i.out += int64(n)
	bomb := i.out > ratioFrom && i.out/maxRatio > i.raw.own
	if err == nil && !bomb {
		return n, nil
	}
	_, goesOn := i.r.(*gzipMembers)
	i.ended = bomb || !goesOn
	switch {
	case bomb:
		err = fault(pipeline.ReasonBomb, "compressed stream grows more than %d-fold", maxRatio)
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = fault(pipeline.ReasonTruncated, "compressed stream ends early")
	case err != io.EOF:
		err = fault(pipeline.ReasonMalformed, "decompressing: %w", err)
	}
	return n, err
}

// gzipMembers reads the members of a gzip stream one after the other. A broken
// member yields an error once; the next Read goes on with the member behind it.
type gzipMembers struct {
	raw  *bufio.Reader
	z    *gzip.Reader
	open bool // a member is being read
	lost bool // the last member was broken
}

func (g *gzipMembers) Read(p []byte) (int, error) {
	for {
		if !g.open {
			if err := g.start(); err != nil {
				return 0, err
			}
		}
		n, err := g.z.Read(p)
		if err == io.EOF {
			g.open = false
			if n == 0 {
				continue
			}
			err = nil
		}
		if err != nil {
			g.open, g.lost = false, true
		}
		return n, err
	}
}

// start opens the next member: the one that begins here, or behind a broken one
// the next that can be found.
func (g *gzipMembers) start() error {
	for {
		head, err := g.raw.Peek(4)
		if len(head) < 4 && g.lost {
			return io.EOF
		}
		if len(head) == 0 {
			g.lost = true
			return firstError(err, io.EOF)
		}
		if !isMember(head) {
			if !g.lost && g.z != nil { // zeros or other padding behind the last member
				g.lost = true
			}
			if _, err := g.raw.Discard(1); err != nil {
				return err
			}
			continue
		}
		if g.z == nil {
			g.z, err = gzip.NewReader(g.raw)
		} else {
			err = g.z.Reset(g.raw)
		}
		if err != nil && g.lost {
			continue // what looked like a header was none
		}
		if err != nil {
			g.lost = true
			return err
		}
		g.z.Multistream(false)
		g.open, g.lost = true, false
		return nil
	}
}

// isMember reports whether head begins a gzip member: magic, deflate, no reserved
// flags.
func isMember(head []byte) bool {
	return bytes.HasPrefix(head, gzipMagic) && len(head) > 3 && head[2] == 8 && head[3]&0xe0 == 0
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
