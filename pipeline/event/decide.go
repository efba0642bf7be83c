package event

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rochade/pipeline"
)

// decide turns the unified proposals into events, in the order of the text, and
// drops those that say too little or that the model does not believe. stated are the figures
// of the text, against which theirs are held.
func (a *analysis) decide(proposals []*proposal, stated []figure) []pipeline.Event {
	slices.SortStableFunc(proposals, func(x, y *proposal) int { return cmp.Compare(x.trigger.Start, y.trigger.Start) })
	var out []pipeline.Event
	for _, p := range proposals {
		if !a.acceptable(p) {
			a.noteIncomplete(p)
			continue
		}
		e := a.event(p)
		e.Detail.Flagged = a.misplaced(p, stated)
		switch {
		case a.inspect != nil:
			a.inspect(a.describeProposal(p))
		case a.model != nil:
			if e.Score = a.model.score(a.describeProposal(p)); e.Score < a.model.threshold {
				a.noteVerdict(Unbelieved, p, e.Score)
				continue
			}
			e.Confidence = a.model.confidence(e.Score)
		}
		a.noteVerdict(Accepted, p, e.Score)
		out = append(out, e)
	}
	return out
}

// acceptable: a move needs somebody who moves to a post (or one that the rule knows without a name), or a
// post and its organization. Who is said to go, for a reason or for another, needs no post.
func (a *analysis) acceptable(p *proposal) bool {
	switch p.kind {
	case pipeline.Appointment, pipeline.Departure, pipeline.Continuation:
		known := p.person != nil && p.person.mention >= 0
		goes := p.kind == pipeline.Departure && (p.successor != nil || p.constants["reason"] != "")
		return known && (p.title != nil || p.predecessor != nil || p.code != "" || goes) || p.person == nil && p.title != nil && p.organization != nil
	case pipeline.ReportingLine:
		return p.reportsTo != nil && (p.person != nil || p.organization != nil)
	}
	return p.organization != nil || len(p.details) > 0
}

func (a *analysis) event(p *proposal) pipeline.Event {
	e := pipeline.Event{
		Type: p.kind, Rule: p.rule, Trigger: p.trigger,
		Evidence:     a.doc.Sentences[p.sentence].Span,
		Background:   p.feats.has(featBackground) || a.passing(p),
		Reason:       p.constants["reason"],
		Person:       a.ref(p.person),
		Organization: a.ref(p.organization),
		Parent:       a.ref(p.parent),
		Predecessor:  a.ref(p.predecessor),
		Successor:    a.ref(p.successor),
		ReportsTo:    p.reportsTo,
		Title:        a.post(p),
	}
	a.dates(p, &e)
	e.Status = a.status(p, &e)
	a.details(p, &e)
	e.Confidence = 0.5
	return e
}

func (a *analysis) ref(p *party) *pipeline.Ref {
	if p == nil || p.mention < 0 {
		return nil
	}
	return &pipeline.Ref{Span: p.Span, Name: a.doc.Mentions[a.table.canon[p.mention]].Name, Mention: p.mention + 1}
}

func (a *analysis) post(p *proposal) *pipeline.Post {
	if p.title == nil {
		return nil
	}
	if p.title.mention < 0 {
		code := p.code
		if code == "" {
			code = "head"
		}
		return &pipeline.Post{Ref: pipeline.Ref{Span: p.title.Span, Name: a.doc.Slice(p.title.Span)}, Code: code, Acting: p.acting}
	}
	m := &a.doc.Mentions[p.title.mention]
	return &pipeline.Post{Ref: pipeline.Ref{Span: m.Span, Name: m.Name, Mention: p.title.mention + 1}, Code: m.Code,
		Acting: p.acting || m.Marks&pipeline.Acting != 0, Scope: m.Scope}
}

// dates sets when the event took effect or was announced.
func (a *analysis) dates(p *proposal, e *pipeline.Event) {
	d := a.doc
	published := &pipeline.Date{Type: "date", Value: d.Published, First: d.Published, Last: d.Published, Precision: "day", Basis: "published"}
	switch {
	case p.date >= 0 && (p.cued || d.Dates[p.date].Last > d.Published || !p.feats.has(featPlanned)):
		e.Effective = &d.Dates[p.date]
	case p.date >= 0:
		e.Announced = &d.Dates[p.date]
	case d.Published != "" && !e.Background:
		e.Announced = published
	}
	if p.date < 0 {
		e.Background = e.Background || a.narrated(p)
	} else if last := d.Dates[p.date].Last; last != "" && last < daysBefore(d.Published, recent(p.kind)) {
		e.Background = true
	}
}

// daysBefore is the day n days before an ISO day; "" is before all.
func daysBefore(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -n).Format(time.DateOnly)
}

// status: cancelled before denied before rumored before planned before completed; a trigger that is
// itself marked completed ("will leave, effective at once") is not planned.
func (a *analysis) status(p *proposal, e *pipeline.Event) string {
	if s := p.constants["status"]; s != "" {
		return s
	}
	for _, s := range [...]struct {
		feat uint8
		name string
	}{{featCancelled, pipeline.Cancelled}, {featDenied, pipeline.Denied}, {featRumored, pipeline.Rumored}, {featPlanned, pipeline.Planned}} {
		if p.feats.has(s.feat) && (s.feat != featPlanned || !p.feats.has(featCompleted)) {
			return s.name
		}
	}
	// A figure without a word of what is to come has been reported, whatever its period.
	if e.Effective != nil && a.ahead(e.Effective) && p.kind != pipeline.FinancialResult {
		return pipeline.Planned
	}
	return pipeline.Completed
}

// ahead reports whether the date lies after the publication, or, where nobody knows that
// day, after the date that the text opens with and that it is reckoned from.
func (a *analysis) ahead(d *pipeline.Date) bool {
	if a.doc.Published != "" {
		return d.First > a.doc.Published
	}
	if len(a.doc.Dates) == 0 {
		return false
	}
	opening := &a.doc.Dates[0]
	return d.Basis == "document" && opening.Basis == "stated" && opening.Last != "" && d.First > opening.Last
}

// details fills what only some types have.
func (a *analysis) details(p *proposal, e *pipeline.Event) {
	d := &e.Detail
	d.Action, d.Kind, d.Metric = p.constants["action"], p.constants["kind"], p.constants["metric"]
	for _, s := range [...]struct {
		slot string
		to   **pipeline.Ref
	}{{"target", &d.Target}, {"service", &d.Service}, {"place", &d.Place}, {"cause", &d.Cause}} {
		if refs := a.wordings(p.details[s.slot]); len(refs) > 0 {
			*s.to = &refs[0]
		}
	}
	d.Units, d.Affected = a.wordings(p.details["units"]), a.wordings(p.details["affected"])
	for _, s := range [...]struct {
		slot string
		to   **pipeline.Quantity
	}{{"count", &d.Count}, {"amount", &d.Amount}, {"change", &d.Change}} {
		if q := p.details[s.slot]; len(q) > 0 && q[0].mention >= 0 && a.doc.Mentions[q[0].mention].Kind == pipeline.Amount {
			m := &a.doc.Mentions[q[0].mention]
			*s.to = &pipeline.Quantity{Span: m.Span, Value: m.Value, Unit: m.Unit}
		}
	}
	if q := p.details["period"]; len(q) > 0 {
		for i := range a.doc.Dates {
			if a.doc.Dates[i].Span == q[0].Span {
				d.Period = &a.doc.Dates[i]
			}
		}
	}
}

// wordings are references to participants that may be plain words, not mentions.
func (a *analysis) wordings(parties []party) []pipeline.Ref {
	var out []pipeline.Ref
	for i := range parties {
		if r := a.ref(&parties[i]); r != nil {
			out = append(out, *r)
			continue
		}
		s := parties[i].Span
		out = append(out, pipeline.Ref{Span: s, Name: strings.Join(strings.Fields(a.doc.Slice(s)), " ")})
	}
	return out
}
