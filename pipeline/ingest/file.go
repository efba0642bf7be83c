package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"rochade/pipeline"
)

// A file is an input being read.
type file struct {
	input
	opt     *Options
	columns *columns
	months  *months
	count   *atomic.Int64 // bytes read of all inputs
	disk    *os.File      // where the bytes can be read at will; nil when they cannot
	depth   int           // how many archives the file lies in
	r       *bufio.Reader // the bytes, compression undone
	closers []func() error
	record  int // number of the last record
}

// open opens the file and finds the reader of its format.
func (f *file) open() (records, error) {
	var raw io.Reader
	if f.path == "-" {
		raw = os.Stdin
		if f.opt.Stdin != nil {
			raw = f.opt.Stdin
		}
	} else {
		disk, err := os.Open(f.path)
		if err != nil {
			return nil, err
		}
		if f.size >= 0 {
			f.disk = disk
		}
		f.closers = append(f.closers, disk.Close)
		raw = disk
	}
	return f.format(f.path, raw)
}

// format undoes the compression of the bytes and finds the reader of their format.
func (f *file) format(name string, raw io.Reader) (records, error) {
	plain, r, err := f.decompress(name, &counter{r: raw, n: f.count})
	if err != nil {
		return nil, err
	}
	if plain != name {
		f.disk = nil
	}
	f.r = r
	return formatOf(plain, f).read(f)
}

// peek returns up to n of the next bytes without taking them. It keeps what
// bufio.Reader.Peek forgets: an error behind them is met again when they are read.
func (f *file) peek(n int) ([]byte, error) {
	head, err := f.r.Peek(n)
	if err == nil || err == io.EOF || errors.Is(err, bufio.ErrBufferFull) {
		return head, err
	}
	head = bytes.Clone(head)
	f.r = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(head), &failure{err}, f.r), f.r.Size())
	return head, err
}

// head returns up to n of the next bytes without taking them. Of a pipe it returns what has
// come when the first line is whole: whoever writes may wait for what becomes of it.
func (f *file) head(n int) []byte {
	for {
		head, _ := f.r.Peek(min(n, f.r.Buffered()))
		if len(head) == n || f.size < 0 && bytes.IndexByte(head, '\n') >= 0 {
			return head
		}
		if head, err := f.peek(len(head) + 1); err != nil {
			return head
		}
	}
}

// A failure is an error that is read once.
type failure struct{ err error }

func (f *failure) Read([]byte) (int, error) {
	err := f.err
	f.err = io.EOF
	return 0, err
}

func (f *file) close() error {
	var errs []error
	for i := len(f.closers) - 1; i >= 0; i-- {
		errs = append(errs, f.closers[i]())
	}
	f.closers = nil
	return errors.Join(errs...)
}

// document starts the next record of the file. Its id is the number of the record
// until its own is known.
func (f *file) document(line int) *pipeline.Document {
	f.record++
	return &pipeline.Document{Input: f.path, Line: line, ID: fmt.Sprintf("%s#%d", f.id, f.record)}
}

// reject makes the document that stands for a file, or for the rest of one, that
// cannot be read.
func (f *file) reject(err error) *pipeline.Document {
	d := &pipeline.Document{Input: f.path, ID: f.id}
	if f.record > 0 {
		d = f.document(f.record)
	}
	d.Reject("ingest", reasonOf(err), f.path+": "+err.Error())
	return d
}

// reasonOf names the reason behind an error of reading.
func reasonOf(err error) pipeline.Reason {
	var named *pipeline.RejectError
	switch {
	case errors.As(err, &named):
		return named.Reason
	case errors.Is(err, io.ErrUnexpectedEOF):
		return pipeline.ReasonTruncated
	}
	return pipeline.ReasonUnreadable
}

// fault makes an error that names the reason for giving up on a document.
func fault(reason pipeline.Reason, format string, args ...any) error {
	return &pipeline.RejectError{Reason: reason, Err: fmt.Errorf(format, args...)}
}

// A counter adds up what is read through it.
type counter struct {
	r io.Reader
	n *atomic.Int64
	// own is what was read through this counter.
	own int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	c.own += int64(n)
	return n, err
}
