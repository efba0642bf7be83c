package emit

import (
	"bytes"
	"encoding/json"
	"io"
)

// lines writes values as JSON, one a line, and only ever whole lines.
type lines struct {
	w   io.Writer
	buf *bytes.Buffer
	enc *json.Encoder
	err error
	now bool // write out after every document
}

// Marshal returns a value as it is written, without the end of the line.
func Marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), err
}

// flushAt is the number of buffered bytes that are written out.
const flushAt = 64 << 10

// newLines buffers, unless someone may be waiting at the other end.
func newLines(w io.Writer) lines {
	if w == nil {
		return lines{}
	}
	buf := new(bytes.Buffer)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	_, now := w.(Prompt)
	return lines{w: w, buf: buf, enc: enc, now: now}
}

// A Prompt writer gets its lines after every document: a pipe or a terminal.
type Prompt struct{ io.Writer }

func (l *lines) add(v any) {
	if l.w != nil && l.err == nil {
		l.err = l.enc.Encode(v)
	}
}

// due reports whether it is time to write out, at the end of a document.
func (l *lines) due() bool {
	return l.w != nil && (l.err != nil || l.now && l.buf.Len() > 0 || l.full())
}

func (l *lines) full() bool { return l.buf.Len() >= flushAt }

func (l *lines) flush() error {
	if l.w == nil || l.err != nil || l.buf.Len() == 0 {
		return l.err
	}
	_, l.err = l.w.Write(l.buf.Bytes())
	l.buf.Reset()
	return l.err
}
