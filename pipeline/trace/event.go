package trace

import (
	"fmt"

	"rochade/pipeline"
)

// event prints an event with its slots, one a line.
func (p *printer) event(e *pipeline.Event) {
	background := ""
	if e.Background {
		background = " background"
	}
	p.printf("\n%s %s%s  confidence %.2f  score %d  %s\n", p.paint(bold, e.Type), e.Status, background, e.Confidence, e.Score,
		p.paint(ruleColor, e.Rule))
	p.ref("person", e.Person)
	p.post("title", e.Title)
	p.ref("organization", e.Organization)
	p.ref("parent", e.Parent)
	p.ref("predecessor", e.Predecessor)
	p.ref("successor", e.Successor)
	if r := e.ReportsTo; r != nil {
		p.slot("reports to", oneLine(p.doc.Slice(r.Span)), "")
	}
	p.slot("reason", e.Reason, "")
	p.date("effective", e.Effective)
	p.date("announced", e.Announced)
	p.detail(&e.Detail)
	p.slot("trigger", oneLine(p.doc.Slice(e.Trigger)), "")
	p.slot("evidence", oneLine(p.doc.Slice(e.Evidence)), "")
}

func (p *printer) detail(d *pipeline.Detail) {
	p.slot("action", d.Action, "")
	p.refs("unit", d.Units)
	p.slot("kind", d.Kind, "")
	p.quantity("count", d.Count)
	p.ref("target", d.Target)
	p.ref("service", d.Service)
	p.ref("place", d.Place)
	p.ref("cause", d.Cause)
	p.refs("affected", d.Affected)
	p.slot("metric", d.Metric, "")
	p.quantity("amount", d.Amount)
	p.quantity("change", d.Change)
	p.date("period", d.Period)
}

// slot prints a slot that is filled, with its wording where that differs.
func (p *printer) slot(name, value, wording string) {
	if value == "" {
		return
	}
	p.printf("  %-12s %s", name, p.paint(slotColor, value))
	if wording != "" && wording != value {
		p.printf("  %q", wording)
	}
	p.printf("\n")
}

func (p *printer) ref(name string, r *pipeline.Ref) {
	if r != nil {
		p.slot(name, r.Name, oneLine(p.doc.Slice(r.Span)))
	}
}

func (p *printer) refs(name string, refs []pipeline.Ref) {
	for i := range refs {
		p.ref(name, &refs[i])
	}
}

func (p *printer) post(name string, t *pipeline.Post) {
	if t == nil {
		return
	}
	acting := ""
	if t.Acting {
		acting = "acting"
	}
	p.slot(name, join(t.Name, "("+t.Code+")", t.Scope, acting), oneLine(p.doc.Slice(t.Span)))
}

func (p *printer) date(name string, t *pipeline.Date) {
	if t != nil {
		p.slot(name, join(t.Value, t.Mod, t.Basis, t.Rule), oneLine(p.doc.Slice(t.Span)))
	}
}

func (p *printer) quantity(name string, q *pipeline.Quantity) {
	if q != nil {
		p.slot(name, fmt.Sprintf("%v %s", q.Value, q.Unit), oneLine(p.doc.Slice(q.Span)))
	}
}
