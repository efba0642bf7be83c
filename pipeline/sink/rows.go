package sink

import (
	"strings"

	"rochade/pipeline/emit"
)

// addEvent adds the rows of a record; line is the record as written.
func (b *Batch) addEvent(r *emit.Record, line string, ordinal int) error {
	detail, err := emit.Marshal(&r.Detail)
	if err != nil {
		return err
	}
	row := append(b.Rows[Events], r.ID, r.Document.ID, int64(ordinal), r.Type, r.Status, r.Background, nameOf(r.Person), keyOf(r.Person))
	row = appendTitle(row, r.Title)
	row = appendUnit(row, r.Organization)
	row = append(row, nameOf(r.Predecessor), nameOf(r.Successor), superiorOf(r.ReportsTo), given(r.Reason))
	row = appendDate(row, r.Effective)
	row = appendDate(row, r.Announced)
	row = append(row, filled(r.Document.Language), given(r.Document.Source), given(r.Document.URL), given(r.Document.Published),
		float64(r.Confidence), r.Rule, wording(r.Evidence), string(detail), line)
	b.Rows[Events] = row
	b.addParticipants(r)
	return nil
}

func (b *Batch) addParticipants(r *emit.Record) {
	b.addName(r, "person", r.Person)
	if o := r.Organization; o != nil {
		b.addName(r, "organization", &emit.Name{Name: o.Name, ID: o.ID, Mention: o.Mention})
		b.addName(r, "parent", o.Parent)
	}
	b.addName(r, "predecessor", r.Predecessor)
	b.addName(r, "successor", r.Successor)
	if s := r.ReportsTo; s != nil {
		b.addName(r, "reports_to", s.Person)
		b.addName(r, "reports_to_organization", s.Organization)
	}
	d := &r.Detail
	b.addPart(r, "target", 0, d.Target)
	b.addPart(r, "service", 0, d.Service)
	b.addPart(r, "place", 0, d.Place)
	b.addPart(r, "cause", 0, d.Cause)
	for i := range d.Units {
		b.addPart(r, "unit", i, &d.Units[i])
	}
	for i := range d.Affected {
		b.addPart(r, "affected", i, &d.Affected[i])
	}
}

func (b *Batch) addName(r *emit.Record, role string, n *emit.Name) {
	if n != nil {
		b.addParticipant(r, role, 0, n.Name, keyOf(n), n.Mention)
	}
}

func (b *Batch) addPart(r *emit.Record, role string, ordinal int, p *emit.Part) {
	if p != nil {
		b.addParticipant(r, role, ordinal, p.Name, fold(p.Name), p.Mention)
	}
}

func (b *Batch) addParticipant(r *emit.Record, role string, ordinal int, name string, key any, m *emit.Mention) {
	row := append(b.Rows[Participants], r.Document.ID, r.ID, role, int64(ordinal), name, key)
	if m == nil {
		row = append(row, nil, nil, nil, nil)
	} else {
		row = append(row, m.Text, m.Field, int64(m.Start), int64(m.End))
	}
	b.Rows[Participants] = row
}

func (b *Batch) addDocument(d *emit.DocumentLine) {
	b.Rows[Documents] = append(b.Rows[Documents], d.ID, given(d.URL), given(d.Title), given(d.Source), given(d.Language), given(d.Script),
		given(d.Published), given(d.PublishedBasis), given(d.SHA256), d.Status, given(d.Reason), int64(d.Events), int64(d.Bytes), given(d.Text))
}

func (b *Batch) addMention(m *emit.MentionLine, ordinal int) {
	b.Rows[Mentions] = append(b.Rows[Mentions], m.Document, int64(ordinal), m.Kind, m.Text, m.Field, int64(m.Start), int64(m.End), m.Name,
		given(m.ID), filled(m.Code), filled(m.Type), filled(m.Value), filled(m.Unit), filled(m.First), filled(m.Last),
		filled(m.Precision), filled(m.Mod), m.Rule)
}

func appendTitle(row []any, t *emit.Title) []any {
	if t == nil {
		return append(row, nil, nil, nil, false)
	}
	return append(row, t.Name, t.Code, given(t.Scope), t.Acting)
}

func appendUnit(row []any, u *emit.Unit) []any {
	if u == nil {
		return append(row, nil, nil, nil)
	}
	return append(row, u.Name, keyOf(&emit.Name{Name: u.Name, ID: u.ID}), nameOf(u.Parent))
}

func appendDate(row []any, d *emit.Date) []any {
	if d == nil {
		return append(row, nil, nil, nil)
	}
	return append(row, filled(d.Value), filled(d.First), filled(d.Last))
}

// given is a value that may be absent.
func given(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// filled is a value that is absent when empty.
func filled(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func nameOf(n *emit.Name) any {
	if n == nil {
		return nil
	}
	return n.Name
}

// keyOf is what a name is looked up by: its identity, or else its folded form.
func keyOf(n *emit.Name) any {
	switch {
	case n == nil:
		return nil
	case n.ID != nil:
		return *n.ID
	}
	return fold(n.Name)
}

// fold ignores case and white space.
func fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func superiorOf(s *emit.Superior) any {
	switch {
	case s == nil:
		return nil
	case s.Person != nil:
		return s.Person.Name
	case s.Title != nil:
		return s.Title.Name
	}
	return nameOf(s.Organization)
}

func wording(m *emit.Mention) any {
	if m == nil {
		return nil
	}
	return m.Text
}
