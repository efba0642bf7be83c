// Package ingest reads files, directories, globs and standard input and yields
// their documents: the fields as read, decoded to UTF-8, and nothing cleaned.
//
// A Source opens one file after the other, undoes compression and hands the
// bytes to the reader of the file's format (formats.go, one file a format).
// What cannot be read is a document too, rejected with its reason; reading goes
// on behind it. Cheap work, finding where a record ends, is done in Next;
// decoding a record is left to Document.Decode and so to the workers.
package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"strings"
	"sync/atomic"

	"golang.org/x/text/language"

	"rochade/pipeline"
)

// Sizes of decoded documents in bytes that Open allows by default: for one
// record among others, and for a file that is one document.
const (
	MaxRecord = 16 << 20
	MaxFile   = 32 << 20
)

// Options say how inputs are read. The zero value is ready to use.
type Options struct {
	// Fields maps a document field (id, url, title, text, published, source,
	// lang) to the name it has in JSONL, CSV and Parquet files.
	Fields    map[string]string
	Published string    // YYYY-MM-DD: the publication day of all documents
	Lang      string    // the language of all documents
	MaxBytes  int       // largest document, decoded; 0 means MaxRecord and MaxFile
	Stdin     io.Reader // what "-" reads; nil means os.Stdin
	Dict      fs.FS     // names of months for the dates that pages show; nil means none
	Shard     Shard     // which part of the documents
	Manifest  *Manifest // what is known of documents beside their files; may be nil
}

// maxRecord is the size limit of one record among others.
func (o *Options) maxRecord() int {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return MaxRecord
}

// maxFile is the size limit of a file that is one document.
func (o *Options) maxFile() int {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return MaxFile
}

// A Source yields the documents of a list of inputs, in order.
type Source struct {
	opt     Options
	columns *columns
	months  *months
	all     []input
	inputs  []input // not yet opened
	current *file
	records records
	read    atomic.Int64
	before  int64 // read before the current file
	total   int64
}

// records yields the documents of one opened file and io.EOF at the end. Any
// other error ends the file: it becomes a rejected document of its own.
type records interface {
	next() (*pipeline.Document, error)
}

// Open lists the inputs (files, directories, globs, - for standard input) and
// prepares to read them. Inputs that do not exist become rejected documents; an
// error means that an option is wrong.
func Open(inputs []string, opt Options) (*Source, error) {
	if opt.Published != "" && Day(opt.Published) != opt.Published {
		return nil, fmt.Errorf("publication day %q is not of the form YYYY-MM-DD", opt.Published)
	}
	if opt.MaxBytes < 0 {
		return nil, fmt.Errorf("largest document of %d bytes: must not be negative", opt.MaxBytes)
	}
	cols, err := newColumns(opt.Fields)
	if err != nil {
		return nil, err
	}
	s := &Source{opt: opt, columns: cols, months: &months{dict: opt.Dict}}
	for _, name := range inputs {
		s.inputs = append(s.inputs, expand(name)...)
	}
	s.all = s.inputs
	for _, in := range s.inputs {
		if in.size < 0 {
			s.total = -1
			break
		}
		s.total += in.size
	}
	return s, nil
}

// Progress returns how many bytes of the inputs have been read, compressed as
// they are, and how many there are in all: -1 when that is not known. It may be
// called while Next runs.
func (s *Source) Progress() (read, total int64) { return s.read.Load(), s.total }

// Close closes the file being read.
func (s *Source) Close() error {
	if s.current == nil {
		return nil
	}
	f := s.current
	s.current, s.records = nil, nil
	return s.leave(f)
}

// leave closes a file and counts all its bytes as read: readers need not go to the
// very end, or read some places twice.
func (s *Source) leave(f *file) error {
	if f.size >= 0 {
		s.read.Store(s.before + f.size)
	}
	s.before = s.read.Load()
	return f.close()
}

// Next returns the next document, or io.EOF after the last. It is not safe for
// concurrent use.
func (s *Source) Next() (*pipeline.Document, error) {
	for {
		d, err := s.next()
		if d == nil || s.opt.Shard.holds(d.ID) {
			if d != nil {
				d.File = len(s.all) - len(s.inputs) - 1
			}
			return d, err
		}
	}
}

func (s *Source) next() (*pipeline.Document, error) {
	for {
		if s.records == nil {
			d, err := s.open()
			if d != nil || err != nil {
				return d, err
			}
			continue
		}
		d, err := guard(s.records.next)
		if err == nil {
			s.complete(d)
			return d, nil
		}
		f := s.current
		s.Close()
		if !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return f.reject(err), nil
		}
	}
}

// guard turns a panic of a library that reads a broken file into an error. The
// runner, which does the same for the stages, is not round the reading of files.
func guard[T any](read func() (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fault(pipeline.ReasonPanic, "%v\n%s", r, debug.Stack())
		}
	}()
	return read()
}

// open opens the next input. It returns a document when that failed.
func (s *Source) open() (*pipeline.Document, error) {
	if len(s.inputs) == 0 {
		return nil, io.EOF
	}
	in := s.inputs[0]
	s.inputs = s.inputs[1:]
	f := &file{input: in, opt: &s.opt, columns: s.columns, months: s.months, count: &s.read}
	if in.err != nil {
		return f.reject(in.err), nil
	}
	r, err := guard(f.open)
	if err != nil {
		s.leave(f)
		return f.reject(err), nil
	}
	s.current, s.records = f, r
	return nil, nil
}

// complete makes a document keep to the contract of Document, now or after its
// decoding: the place in messages, the digest, the options.
func (s *Source) complete(d *pipeline.Document) {
	decode := d.Decode
	if decode == nil {
		if err := s.finish(d); err != nil {
			d.Reject("ingest", reasonOf(err), fmt.Sprintf("%s: %v", place(d), err))
		}
		return
	}
	d.Decode = func(d *pipeline.Document) error {
		err := errors.Join(decode(d), s.finish(d))
		if err != nil {
			return fmt.Errorf("%s: %w", place(d), err)
		}
		return nil
	}
}

// place names a document for messages: "dump.jsonl:12".
func place(d *pipeline.Document) string { return placeIn(d.Input, d.Line) }

func placeIn(input string, line int) string {
	if line == 0 {
		return input
	}
	return fmt.Sprintf("%s:%d", input, line)
}

func (s *Source) finish(d *pipeline.Document) error {
	if d.Published != "" {
		d.PublishedBasis = "metadata"
	}
	err := s.opt.Manifest.complete(d)
	if s.opt.Published != "" {
		d.Published, d.PublishedBasis = s.opt.Published, "option"
	}
	d.ForcedLang = s.opt.Lang
	d.DeclaredLang = declaredLanguage(d.DeclaredLang)
	sum := sha256.Sum256([]byte(d.Text))
	d.SHA256 = hex.EncodeToString(sum[:])
	return err
}

// declaredLanguage reduces what data declares ("de-AT", "zh_CN", "deu,eng") to the
// code of the first language. What is no code declares nothing.
func declaredLanguage(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	if s == "" {
		return ""
	}
	tag, err := language.Parse(s)
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	return base.String()
}
