package emit

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"rochade/pipeline"
)

// Claims are the mentions of an output file, by document: what each says it is, and
// where it says to be.
type Claims struct {
	Count   int // of mentions
	records map[string][]*claimed
}

// claimed is one line of an output file.
type claimed struct {
	place    string // file:line
	sha256   string // of the document's text; "" when the line does not say
	mentions []claim
	seen     bool    // by the document that it is about
	problems []error // with the last document that it might be about
}

type claim struct {
	path string // where in the line, as "person.mention"
	Mention
}

// ReadClaims reads event records or mention lines; name is for messages.
func ReadClaims(r io.Reader, name string) (*Claims, error) {
	c := &Claims{records: make(map[string][]*claimed)}
	in := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := c.add(line, fmt.Sprintf("%s:%d", name, n)); err != nil {
				return nil, err
			}
		}
		if errors.Is(err, io.EOF) {
			return c, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
	}
}

func (c *Claims) add(line []byte, place string) error {
	var v map[string]any
	if err := json.Unmarshal(line, &v); err != nil {
		return fmt.Errorf("%s: no record: %w", place, err)
	}
	r := &claimed{place: place}
	id, ok := v["document"].(string)
	if origin, is := v["document"].(map[string]any); is {
		id, ok = origin["id"].(string)
		r.sha256, _ = origin["sha256"].(string)
	}
	if !ok {
		return fmt.Errorf("%s: no record: names no document", place)
	}
	r.collect("", v)
	c.Count += len(r.mentions)
	c.records[id] = append(c.records[id], r)
	return nil
}

// collect finds all objects that have the form of a mention.
func (r *claimed) collect(path string, v any) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			r.collect(fmt.Sprintf("%s[%d]", path, i), e)
		}
	case map[string]any:
		if m, ok := asMention(v); ok {
			r.mentions = append(r.mentions, claim{path, m})
			return
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			r.collect(join(path, k), v[k])
		}
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func asMention(v map[string]any) (Mention, bool) {
	text, isText := v["text"].(string)
	field, isField := v["field"].(string)
	start, isStart := v["start"].(float64)
	end, isEnd := v["end"].(float64)
	return Mention{text, field, int(start), int(end)}, isText && isField && isStart && isEnd
}

// Check compares the claims about a document, as decoded and before any cleaning,
// with its fields. A line that does not say which text it is about may be about any
// document of that id: what is wrong with it then, Unconfirmed tells.
func (c *Claims) Check(d *pipeline.Document) []error {
	if d.Rejected() {
		return nil // nothing was said about it
	}
	var wrong []error
	fields := map[string][]rune{}
	for _, r := range c.records[d.ID] {
		if r.seen || r.sha256 != "" && r.sha256 != d.SHA256 {
			continue
		}
		errs := r.compare(d, fields)
		r.seen = r.sha256 != "" || len(errs) == 0
		if r.seen {
			wrong = append(wrong, errs...)
			continue
		}
		r.problems = errs
	}
	return wrong
}

// compare checks the mentions of a record; fields holds the code points of the fields
// that have been looked at.
func (r *claimed) compare(d *pipeline.Document, fields map[string][]rune) []error {
	var errs []error
	for _, m := range r.mentions {
		if _, ok := fields[m.Field]; !ok {
			fields[m.Field] = []rune(d.Field(pipeline.Field(m.Field)))
		}
		if err := m.check(fields[m.Field]); err != nil {
			errs = append(errs, fmt.Errorf("%s: %s: %w", r.place, cmp.Or(m.path, "mention"), err))
		}
	}
	return errs
}

func (m claim) check(field []rune) error {
	if m.Field != string(pipeline.FieldTitle) && m.Field != string(pipeline.FieldText) {
		return fmt.Errorf("field %q (title, text)", m.Field)
	}
	if m.Start < 0 || m.End <= m.Start || m.End > len(field) {
		return fmt.Errorf("%s %d to %d: the field has %d code points", m.Field, m.Start, m.End, len(field))
	}
	if is := string(field[m.Start:m.End]); is != m.Text {
		return fmt.Errorf("%s %d to %d is %q, not %q", m.Field, m.Start, m.End, is, m.Text)
	}
	return nil
}

// Unconfirmed lists what is wrong with the records that no checked document bears out.
func (c *Claims) Unconfirmed() []error {
	var errs []error
	for _, id := range slices.Sorted(maps.Keys(c.records)) {
		for _, r := range c.records[id] {
			switch {
			case r.seen:
			case len(r.problems) > 0:
				errs = append(errs, r.problems...)
			default:
				errs = append(errs, fmt.Errorf("%s: document %q is not among the inputs with the same text", r.place, id))
			}
		}
	}
	return errs
}
