package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// A lineReader cuts a stream into lines and holds at most limit bytes of one.
type lineReader struct {
	r     *bufio.Reader
	limit int
	line  int // 1-based number of the line last returned
	long  []byte
}

// next returns the next line without its end, and whether it was longer than the
// limit: then it is skipped and only its beginning is returned. The bytes are
// valid until the next call.
func (l *lineReader) next() (line []byte, tooLong bool, err error) {
	l.long = l.long[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		switch {
		case err == nil || (errors.Is(err, io.EOF) && len(part)+len(l.long) > 0):
			l.line++
			if len(l.long) > 0 {
				part = l.join(part, &tooLong)
			}
			return bytes.TrimRight(part, "\r\n"), tooLong || len(part) > l.limit, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, false, err
		}
		l.long = l.join(part, &tooLong)
	}
}

// join adds part to the line so far, as far as the limit allows.
func (l *lineReader) join(part []byte, tooLong *bool) []byte {
	if len(l.long)+len(part) > l.limit {
		*tooLong = true
		return l.long
	}
	return append(l.long, part...)
}
