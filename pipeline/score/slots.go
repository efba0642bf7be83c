package score

import (
	"slices"
	"strings"

	"rochade/pipeline"
)

// slots are the comparable slots of an event: forms of a role, or one value.
type slots struct {
	forms map[string][]string
	value map[string]string // date, status, type, acting, action, kind, metric
	code  string
	typ   string
}

var (
	roles = []string{"person", "title", "organization", "predecessor", "successor"}
	main  = []string{"person", "title", "organization", "date", "predecessor", "successor"}
	// mayBeSpurious are slots that count against a record when the label has none.
	mayBeSpurious = append(slices.Clone(roles), "acting")
)

// MainSlots lists the slots that most events have.
func MainSlots() []string { return append(slices.Clone(main), "status") }

func (s *slots) has(k string) bool {
	_, v := s.value[k]
	return v || len(s.forms[k]) > 0
}

// formsOf lists the surface forms in a role of any JSON shape.
func formsOf(x any) []string {
	switch x := x.(type) {
	case string:
		if x != "" {
			return []string{x}
		}
	case []any:
		var out []string
		for _, y := range x {
			out = append(out, formsOf(y)...)
		}
		return out
	case map[string]any:
		out := formsOf(x["name"])
		if m, ok := x["mention"].(map[string]any); ok {
			out = append(out, formsOf(m["text"])...)
		}
		return out
	}
	return nil
}

func nonEmpty(forms []string) []string {
	return slices.DeleteFunc(slices.Clone(forms), func(s string) bool { return s == "" })
}

func typeSlot(t string) string {
	if t == pipeline.Appointment || t == pipeline.Continuation {
		return "start"
	}
	return t
}

func orDefault(s, d string) string {
	if s == "" {
		return d
	}
	return s
}

func labelSlots(e *Label) slots {
	s := slots{forms: map[string][]string{}, value: map[string]string{}, code: e.TitleCode, typ: e.Type}
	for i, f := range [...][]string{e.Person, e.Title, e.Organization, e.Predecessor, e.Successor} {
		if f = nonEmpty(f); len(f) > 0 {
			s.forms[roles[i]] = f
		}
	}
	if e.Date != "" && e.Type != pipeline.FinancialResult {
		s.value["date"] = e.Date
	}
	s.value["status"] = orDefault(e.Status, pipeline.Completed)
	if e.Acting {
		s.value["acting"] = "true"
	}
	s.value["type"] = typeSlot(e.Type)
	if e.Type == pipeline.ReportingLine {
		if len(s.forms["person"]) > 0 && len(s.forms["organization"]) > 0 && anyPair(s.forms["person"], s.forms["organization"], orgNear) {
			delete(s.forms, "person")
		}
		to := e.Detail["reports_to"]
		if to == nil {
			to = e.ReportsTo
		}
		if f := formsOf(to); len(f) > 0 {
			s.forms["reports_to"] = f
		}
	}
	for _, d := range [...]struct{ typ, slot string }{{pipeline.Restructuring, "action"}, {pipeline.Listing, "kind"}, {pipeline.FinancialResult, "metric"}} {
		if v, ok := e.Detail[d.slot].(string); ok && v != "" && e.Type == d.typ {
			s.value[d.slot] = v
		}
	}
	for _, d := range [...]struct{ typ, slot string }{{pipeline.Acquisition, "target"}, {pipeline.Outage, "service"}} {
		if f := formsOf(e.Detail[d.slot]); len(f) > 0 && e.Type == d.typ {
			s.forms[d.slot] = f
		}
	}
	return s
}

func (p *Participant) forms() []string {
	if p == nil {
		return nil
	}
	out := nonEmpty([]string{p.Name})
	if p.Mention != nil && p.Mention.Text != "" {
		out = append(out, p.Mention.Text)
	}
	return out
}

func recordSlots(r *Record) slots {
	s := slots{forms: map[string][]string{}, value: map[string]string{}, typ: r.Type}
	for i, p := range [...]*Participant{r.Person, r.Title, r.Organization, r.Predecessor, r.Successor} {
		if f := p.forms(); len(f) > 0 {
			s.forms[roles[i]] = f
		}
	}
	if to, ok := r.ReportsTo.(map[string]any); ok {
		f := formsOf(to)
		for _, k := range [...]string{"person", "title", "organization"} {
			f = append(f, formsOf(to[k])...)
		}
		if len(f) > 0 {
			s.forms["reports_to"] = f
		}
	}
	if r.Title != nil {
		s.code = r.Title.Code
		if r.Title.Acting {
			s.value["acting"] = "true"
		}
	}
	for _, d := range [...]*Date{r.Effective, r.Announced} {
		if d != nil && d.Value != "" && s.value["date"] == "" {
			s.value["date"] = d.Value
		}
	}
	s.value["status"] = orDefault(r.Status, pipeline.Completed)
	s.value["type"] = typeSlot(r.Type)
	for _, k := range [...]string{"action", "kind", "metric"} {
		if v, ok := r.Detail[k].(string); ok && v != "" {
			s.value[k] = v
		}
	}
	for _, k := range [...]string{"target", "service"} {
		if f := formsOf(r.Detail[k]); len(f) > 0 {
			s.forms[k] = f
		}
	}
	return s
}

// wideCodes are too broad to make two titles equal; there the wording decides.
var wideCodes = []string{"director", "head", "deputy_head", "manager", "minister", "deputy_minister", "board_member", "other", ""}

// right reports whether slot k of the record agrees with the label.
func right(k string, s, g *slots, l *Label) bool {
	switch k {
	case "person", "predecessor", "successor":
		return personOK(s.forms[k], g.forms[k])
	case "reports_to":
		return personOK(s.forms[k], g.forms[k]) || anyPair(s.forms[k], g.forms[k], orgNear)
	case "organization", "target", "service":
		return anyPair(s.forms[k], g.forms[k], orgNear)
	case "title":
		return anyPair(s.forms[k], g.forms[k], titleNear) || !slices.Contains(wideCodes, l.TitleCode) && s.code == l.TitleCode
	case "type":
		return s.typ == l.Type
	case "date":
		return dateOK(s.value[k], g.value[k], l.DateText == "")
	}
	return s.value[k] == g.value[k]
}

// Compatible reports whether a record of one type may be aligned with a label of the other.
func Compatible(label, record string) bool {
	return label == record || typeSlot(label) == "start" && typeSlot(record) == "start"
}

func evidenceMeets(l *Label, r *Record) bool {
	if r.Evidence == nil {
		return false
	}
	return EvidenceMeets(l.Evidence, r.Evidence.Text)
}

// EvidenceMeets reports whether one text holds the other, punctuation and spaces aside.
func EvidenceMeets(evidence, text string) bool {
	a, b := squash(evidence), squash(text)
	return a != "" && b != "" && (strings.Contains(b, a) || strings.Contains(a, b))
}

// anchored reports whether a label and a record may be about the same event.
func anchored(l *Label, g *slots, r *Record, s *slots) bool {
	both := func(k string) bool { return len(g.forms[k]) > 0 && len(s.forms[k]) > 0 }
	person := both("person") && personOK(s.forms["person"], g.forms["person"])
	org := both("organization") && anyPair(s.forms["organization"], g.forms["organization"], orgNear)
	switch l.Type {
	case pipeline.Appointment, pipeline.Departure, pipeline.Continuation:
		if len(g.forms["person"]) > 0 {
			return person
		}
		if both("title") {
			return org && right("title", s, g, l)
		}
		return org || evidenceMeets(l, r)
	case pipeline.ReportingLine:
		return person || org
	case pipeline.Acquisition:
		return org || both("target") && anyPair(s.forms["target"], g.forms["target"], orgNear)
	case pipeline.Outage:
		return org || both("service") && anyPair(s.forms["service"], g.forms["service"], orgNear)
	}
	return org || len(g.forms["organization"]) == 0 && evidenceMeets(l, r)
}
