package event

import (
	"rochade/pipeline"
)

// Slots that complete may infer; marked on a proposal for the decision.
const (
	inferredTitle uint8 = iota
	inferredOrganization
	inferredFromFocus
)

// complete fills the slots that a sentence left open from the discourse table.
func (a *analysis) complete(p *proposal) {
	if p.kind != pipeline.Appointment && p.kind != pipeline.Departure && p.kind != pipeline.Continuation && p.kind != pipeline.ReportingLine {
		a.completeActor(p)
		return
	}
	if p.title == nil && p.kind != pipeline.ReportingLine {
		a.completeTitle(p)
	}
	if p.organization == nil {
		a.completeOrganization(p)
	}
}

// completeTitle: a person who leaves leaves the post he is said to hold; one who
// follows another takes his.
func (a *analysis) completeTitle(p *proposal) {
	for _, of := range [...]*party{p.personIf(p.kind != pipeline.Appointment), p.predecessor, p.successor} {
		if of == nil || of.mention < 0 {
			continue
		}
		if h, ok := a.table.postOf(of.mention, p.sentence); ok {
			p.title = &party{a.doc.Mentions[h.title].Span, h.title}
			if p.organization == nil && h.organization >= 0 {
				p.organization = &party{a.doc.Mentions[h.organization].Span, h.organization}
			}
			p.inferred.add(inferredTitle)
			return
		}
	}
}

func (p *proposal) personIf(ok bool) *party {
	if ok {
		return p.person
	}
	return nil
}

// completeOrganization: where the person or the one he follows is said to hold
// that post, or else what the document is about.
func (a *analysis) completeOrganization(p *proposal) {
	p.inferred.add(inferredOrganization)
	for _, of := range [...]*party{p.person, p.predecessor, p.successor} {
		if of == nil || of.mention < 0 || p.title == nil || p.title.mention < 0 {
			continue
		}
		for _, h := range a.table.posts {
			if h.person == a.table.canon[of.mention] && h.organization >= 0 && a.doc.Mentions[h.title].Code == a.doc.Mentions[p.title.mention].Code {
				p.organization = &party{a.doc.Mentions[h.organization].Span, h.organization}
				return
			}
		}
	}
	if p.near != nil {
		p.organization = p.near
		return
	}
	if f := a.table.focus(); f >= 0 {
		p.organization = &party{a.doc.Mentions[f].Span, f}
		p.inferred.add(inferredFromFocus)
	}
}

func (a *analysis) completeActor(p *proposal) {
	if p.organization == nil {
		if p.organization = p.near; p.organization == nil {
			if f := a.table.focus(); f >= 0 {
				p.organization = &party{a.doc.Mentions[f].Span, f}
				p.inferred.add(inferredFromFocus)
			}
		}
	}
}

// nearOrganization returns the organization nearest to the trigger in its
// clause, else in its sentence: one left of it is nearer than one right of it.
func (t *table) nearOrganization(items []item, b binding) *party {
	best, bestScore := -1, 0
	for i := range items {
		if items[i].kind != pipeline.Organization || items[i].mention < 0 || t.quoted(items[i].mention) {
			continue
		}
		distance := i - b.anchor
		if distance < 0 {
			distance = -distance + 3
		}
		score := 100 - min(distance, 60)
		if items[i].clause == items[b.anchor].clause {
			score += 40
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return nil
	}
	return partyOf(&items[best])
}
