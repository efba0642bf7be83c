package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"rochade/pipeline"
)

// readWARC reads a web archive (WARC 0.18 to 1.1, WET), one gzip member a record
// or not compressed: pages that a server sent, and texts converted from pages. All
// other records hold no document. A broken record becomes a rejected document, and
// reading goes on behind it.
func readWARC(f *file) (records, error) {
	return &archive{f: f, header: readWARCHeader, starts: func(line []byte) bool { return bytes.HasPrefix(line, []byte("WARC/")) }}, nil
}

// An archive yields the documents among the records of a web archive.
type archive struct {
	f      *file
	header func(r *bufio.Reader, first string) (recordHeader, error)
	starts func(line []byte) bool // whether a record begins with the line
	number int                    // of the last record
	lost   bool                   // the last record was broken: where the next begins is not known
	ended  bool
}

// A recordHeader is what an archive says about a record.
type recordHeader struct {
	kind        string // response, conversion, resource; others hold no document
	id, url     string
	contentType string // of the block
	lang        string
	length      int64
}

const (
	maxHeader = 64 << 10 // bytes of the header of a record
	maxLine   = 16 << 10
)

func (a *archive) next() (*pipeline.Document, error) {
	for !a.ended {
		d, err := a.record()
		if err != nil {
			return nil, err
		}
		if d != nil {
			return d, nil
		}
	}
	return nil, io.EOF
}

// record reads the next record. It returns nil for one that holds no document.
func (a *archive) record() (*pipeline.Document, error) {
	first, err := a.seek()
	if err != nil {
		return a.broken(err)
	}
	a.number++
	h, err := a.header(a.f.r, first)
	if err != nil {
		return a.broken(err)
	}
	if !h.holdsDocument(a.f) {
		if err := discard(a.f.r, h.length); err != nil {
			return a.broken(err)
		}
		return nil, nil
	}
	d := a.document(h)
	if limit := a.f.opt.maxFile(); h.length > int64(limit) {
		d.Reject("ingest", pipeline.ReasonTooLarge, fmt.Sprintf("%s: record of more than %d bytes", place(d), limit))
		a.lost = discard(a.f.r, h.length) != nil
		return d, nil
	}
	block := make([]byte, h.length)
	if _, err := io.ReadFull(a.f.r, block); err != nil {
		rejected, fatal := a.broken(unexpected(err))
		if rejected != nil {
			rejected.ID, rejected.URL = d.ID, d.URL
		}
		return rejected, fatal
	}
	d.Bytes = len(block)
	d.Decode = func(d *pipeline.Document) error { return a.decode(d, h, block) }
	return d, nil
}

// discard skips n bytes that must be there.
func discard(r io.Reader, n int64) error {
	_, err := io.CopyN(io.Discard, r, n)
	return unexpected(err)
}

// unexpected turns an end of input into an unexpected one.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// holdsDocument reports whether a record like this is a page or a text. Its block is
// what follows in the file.
func (h *recordHeader) holdsDocument(f *file) bool {
	switch h.kind {
	case "response":
		head, _ := f.peek(int(min(h.length, 8<<10)))
		return strings.HasPrefix(h.contentType, "application/http") && holdsPage(head)
	case "resource":
		return isPage(h.contentType)
	case "conversion":
		return strings.HasPrefix(h.contentType, "text/plain")
	}
	return false
}

func isPage(contentType string) bool {
	t, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	t = strings.TrimSpace(t)
	return t == "text/html" || t == "application/xhtml+xml"
}

func (a *archive) document(h recordHeader) *pipeline.Document {
	d := a.f.document(a.number)
	if h.id != "" {
		d.ID = h.id
	}
	d.URL, d.DeclaredLang = h.url, h.lang
	return d
}

// decode fills a document from the block of its record.
func (a *archive) decode(d *pipeline.Document, h recordHeader, block []byte) error {
	switch h.kind {
	case "conversion":
		return fillText(d, block)
	case "resource":
		return a.f.fillPage(d, block, h.contentType)
	}
	page, contentType, err := pageOf(block, a.f.opt.maxFile())
	if err != nil {
		return err
	}
	return a.f.fillPage(d, page, contentType)
}

// broken makes the document that stands for a record that cannot be read. At the
// end of the input it returns io.EOF instead.
func (a *archive) broken(err error) (*pipeline.Document, error) {
	if err == io.EOF {
		a.ended = true
		return nil, nil
	}
	d := a.f.document(a.number)
	reason := reasonOf(err)
	var named *pipeline.RejectError
	if !errors.As(err, &named) && reason != pipeline.ReasonTruncated {
		return nil, err
	}
	a.lost = true
	d.Reject("ingest", reason, fmt.Sprintf("%s: reading record: %v", place(d), err))
	return d, nil
}

// seek goes to the next line that begins a record and returns it. Empty lines may
// lie before it; anything else is an error, unless a record was broken.
func (a *archive) seek() (string, error) {
	for a.lost {
		if err := a.skip(); err != nil {
			return "", err
		}
		a.lost = false
	}
	for {
		line, err := readLine(a.f.r)
		if err != nil {
			return "", err
		}
		if len(line) == 0 {
			continue
		}
		if a.starts(line) {
			return string(line), nil
		}
		a.number++
		return "", fault(pipeline.ReasonMalformed, "found %.40q where a record should begin", line)
	}
}

// skip goes on to the next line that begins a record without taking it.
func (a *archive) skip() error {
	for {
		head, _ := a.f.peek(1024)
		line, _, _ := bytes.Cut(head, []byte("\n"))
		if a.starts(line) {
			return nil
		}
		_, err := a.f.r.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// readLine returns the next line without its end, cut at maxLine bytes.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxLine-len(line))]...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == io.EOF && len(line) > 0 {
			err = nil
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}

// readWARCHeader reads the named fields of a record.
func readWARCHeader(r *bufio.Reader, _ string) (recordHeader, error) {
	h := recordHeader{length: -1}
	size := 0
	for {
		line, err := readLine(r)
		if err != nil {
			return h, unexpected(err)
		}
		if size += len(line); size > maxHeader {
			return h, fault(pipeline.ReasonMalformed, "header of more than %d bytes", maxHeader)
		}
		if len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ":")
		if err := h.set(strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)); err != nil {
			return h, err
		}
	}
	if h.length < 0 {
		return h, fault(pipeline.ReasonMalformed, "no Content-Length")
	}
	return h, nil
}

func (h *recordHeader) set(name, value string) error {
	switch name {
	case "warc-type":
		h.kind = value
	case "warc-record-id":
		h.id = strings.Trim(value, "<>")
	case "warc-target-uri":
		h.url = strings.Trim(value, "<>")
	case "content-type":
		h.contentType = strings.ToLower(value)
	case "warc-identified-content-language":
		h.lang = value
	case "content-length":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 0 {
			return fault(pipeline.ReasonMalformed, "Content-Length %q is not a length", value)
		}
		h.length = n
	}
	return nil
}
