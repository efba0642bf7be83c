package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/transform"

	"rochade/pipeline"
)

// A lineReader cuts a stream into lines and holds at most limit bytes of one.
type lineReader struct {
	r     *bufio.Reader
	limit int
	line  int // 1-based number of the line last returned
	long  []byte
}

// lines prepares to read the file line by line. UTF-16 becomes UTF-8; other
// charsets keep the bytes of line ends and are left to the records.
func (f *file) lines() *lineReader {
	head := f.head(4096)
	r := f.r
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		r.Discard(len(bomUTF8))
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		r.Discard(2)
		r = bufio.NewReaderSize(transform.NewReader(r, utf16LE.NewDecoder()), bufferSize)
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		r.Discard(2)
		r = bufio.NewReaderSize(transform.NewReader(r, utf16BE.NewDecoder()), bufferSize)
	case bytes.IndexByte(head, 0) >= 0:
		if e := guessUTF16(head[:len(head)&^1]); e != nil {
			r = bufio.NewReaderSize(transform.NewReader(r, e.NewDecoder()), bufferSize)
		}
	}
	return &lineReader{r: r, limit: f.opt.maxRecord()}
}

// next returns the next line with its end, and whether it was longer than the
// limit: then the rest of it is skipped and only its beginning returned. The bytes
// are valid until the next call.
func (l *lineReader) next() (line []byte, tooLong bool, err error) {
	l.long = l.long[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			l.join(part, &tooLong)
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(part)+len(l.long) == 0) {
			return nil, false, err
		}
		l.line++
		if len(l.long) > 0 {
			l.join(part, &tooLong)
			part = l.long
		}
		return part, tooLong || len(part) > l.limit, nil
	}
}

// join adds part to the line so far, as far as the limit allows.
func (l *lineReader) join(part []byte, tooLong *bool) {
	if len(l.long)+len(part) > l.limit {
		*tooLong = true
		return
	}
	l.long = append(l.long, part...)
}

// lineRecords yields a document for every line that is not blank; fill gets the line
// without the blanks around it.
type lineRecords struct {
	f     *file
	lines *lineReader
	fill  func(*pipeline.Document, []byte) error
}

func (r *lineRecords) next() (*pipeline.Document, error) {
	for {
		line, tooLong, err := r.lines.next()
		if err != nil {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		d := r.f.document(r.lines.line)
		d.Bytes = len(line)
		if tooLong {
			d.Decode = func(*pipeline.Document) error {
				return fault(pipeline.ReasonTooLarge, "line of more than %d bytes", r.lines.limit)
			}
			return d, nil
		}
		own := bytes.Clone(line)
		d.Decode = func(d *pipeline.Document) error { return r.fill(d, own) }
		return d, nil
	}
}
