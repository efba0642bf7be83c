package emit

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"rochade/pipeline"
)

// Records turns the events of a document into records, in order.
func Records(d *pipeline.Document, by *Extractor) []Record {
	if len(d.Events) == 0 {
		return nil
	}
	b := recorder{locator: newLocator(d), doc: d}
	seen := make(map[string]int)
	out := make([]Record, len(d.Events))
	for i := range d.Events {
		out[i] = b.record(&d.Events[i], by)
		key := identity(&out[i])
		out[i].ID = digest(key, seen[key])
		seen[key]++
	}
	return out
}

// identity is what makes a record the same in two runs: not its place in the
// text, but who, what and where.
func identity(r *Record) string {
	key := []string{r.Document.ID, r.Type, "", "", ""}
	if r.Person != nil {
		key[2] = foldKey(r.Person.Name)
	}
	if r.Title != nil {
		key[3] = foldKey(r.Title.Name)
	}
	if r.Organization != nil {
		key[4] = foldKey(r.Organization.Name)
	}
	return strings.Join(key, "\x1f")
}

func foldKey(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func digest(key string, ordinal int) string {
	sum := sha256.Sum256([]byte(key + "\x1f" + strconv.Itoa(ordinal)))
	return hex.EncodeToString(sum[:10])
}

type recorder struct {
	*locator
	doc *pipeline.Document
}

func (b *recorder) record(e *pipeline.Event, by *Extractor) Record {
	return Record{
		Schema:       Schema,
		Type:         e.Type,
		Status:       e.Status,
		Background:   e.Background,
		Person:       b.name(e.Person),
		Title:        b.post(e.Title),
		Organization: b.unit(e.Organization, e.Parent),
		Predecessor:  b.name(e.Predecessor),
		Successor:    b.name(e.Successor),
		ReportsTo:    b.superior(e.ReportsTo),
		Reason:       orNull(e.Reason),
		Effective:    b.date(e.Effective),
		Announced:    b.date(e.Announced),
		Detail:       b.detail(&e.Detail),
		Confidence:   cents(e.Confidence),
		Rule:         e.Rule,
		Evidence:     b.mention(e.Evidence),
		Document:     origin(b.doc),
		Extractor:    by,
	}
}

func origin(d *pipeline.Document) Origin {
	return Origin{d.ID, orNull(d.URL), orNull(d.Title), orNull(d.Source), d.Language, orNull(d.Published), d.SHA256}
}

// id is the identity of a mention by its number, which counts from 1.
func (b *recorder) id(mention int) *string {
	if mention < 1 || mention > len(b.doc.Identities) {
		return nil
	}
	return orNull(b.doc.Identities[mention-1])
}

func (b *recorder) nameOf(r *pipeline.Ref) string {
	if r.Name != "" {
		return r.Name
	}
	return strings.Join(strings.Fields(b.doc.Slice(r.Span)), " ")
}

func (b *recorder) name(r *pipeline.Ref) *Name {
	if r == nil {
		return nil
	}
	return &Name{b.nameOf(r), b.id(r.Mention), b.mention(r.Span)}
}

func (b *recorder) post(p *pipeline.Post) *Title {
	if p == nil {
		return nil
	}
	return &Title{p.Code, b.nameOf(&p.Ref), p.Acting, orNull(p.Scope), b.mention(p.Span)}
}

func (b *recorder) unit(r, parent *pipeline.Ref) *Unit {
	if r == nil {
		return nil
	}
	return &Unit{b.nameOf(r), b.id(r.Mention), b.name(parent), b.mention(r.Span)}
}

func (b *recorder) superior(s *pipeline.Superior) *Superior {
	if s == nil {
		return nil
	}
	return &Superior{b.name(s.Person), b.post(s.Title), b.name(s.Organization), b.mention(s.Span)}
}

func (b *recorder) date(t *pipeline.Date) *Date {
	if t == nil || t.Value == "" {
		return nil
	}
	return &Date{t.Value, t.First, t.Last, t.Precision, orNull(t.Mod), t.Basis, b.mention(t.Span)}
}

func (b *recorder) detail(d *pipeline.Detail) Detail {
	return Detail{
		Action:   d.Action,
		Units:    b.parts(d.Units),
		Kind:     d.Kind,
		Count:    b.quantity(d.Count),
		Target:   b.part(d.Target),
		Service:  b.part(d.Service),
		Place:    b.part(d.Place),
		Cause:    b.part(d.Cause),
		Affected: b.parts(d.Affected),
		Metric:   d.Metric,
		Amount:   b.quantity(d.Amount),
		Change:   b.quantity(d.Change),
		Period:   b.date(d.Period),
		Flagged:  d.Flagged,
	}
}

func (b *recorder) part(r *pipeline.Ref) *Part {
	if r == nil {
		return nil
	}
	return &Part{b.nameOf(r), b.mention(r.Span)}
}

func (b *recorder) parts(refs []pipeline.Ref) []Part {
	var out []Part
	for i := range refs {
		out = append(out, *b.part(&refs[i]))
	}
	return out
}

func (b *recorder) quantity(q *pipeline.Quantity) *Quantity {
	if q == nil {
		return nil
	}
	m := b.mention(q.Span)
	text := ""
	if m != nil {
		text = m.Text
	}
	return &Quantity{Decimal(q.Value), q.Unit, text, m}
}
