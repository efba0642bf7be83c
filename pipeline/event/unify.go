package event

import (
	"strings"

	"rochade/pipeline"
)

// unify merges proposals that tell the same fact. The one that binds most keeps
// its wording; the others fill its open slots.
func (a *analysis) unify() []*proposal {
	var kept []*proposal
	for _, p := range a.proposals {
		merged := false
		for _, q := range kept {
			if a.sameFact(p, q) {
				a.noteMerged(p, q)
				a.absorb(q, p)
				merged = true
				break
			}
		}
		if !merged {
			kept = append(kept, p)
		}
	}
	return kept
}

func (a *analysis) sameFact(p, q *proposal) bool {
	if p.kind != q.kind {
		return false
	}
	if !moves(p.kind) {
		return a.sameCompanyFact(p, q)
	}
	if a.longAgo(p) && a.news(q) || a.longAgo(q) && a.news(p) {
		return false // it happened before
	}
	if p.person == nil || q.person == nil {
		// Told once without the name, as in a headline.
		return p.title != nil && q.title != nil && p.title.mention >= 0 && q.title.mention >= 0 && a.sameTitle(p, q) && a.compatibleOrg(p, q)
	}
	if p.person.mention < 0 || q.person.mention < 0 {
		return p.person == q.person && p.title != nil && q.title != nil && a.sameTitle(p, q) && a.sameOrg(p, q)
	}
	return a.table.canon[p.person.mention] == a.table.canon[q.person.mention] && a.sameTitle(p, q) && a.compatibleOrg(p, q)
}

// longAgo reports whether the date of p lies more than a year before the publication.
func (a *analysis) longAgo(p *proposal) bool {
	return p.date >= 0 && a.doc.Dates[p.date].Last < a.yearAgo
}

// opener is the number of sentences at the beginning that tell what is new.
const opener = 3

// news reports whether p is told as new: by its date or at the beginning of the text.
func (a *analysis) news(p *proposal) bool {
	return !a.longAgo(p) && (p.date >= 0 || p.sentence < opener)
}

// moves reports whether events of the type are about a person and a post.
func moves(kind string) bool {
	switch kind {
	case pipeline.Appointment, pipeline.Departure, pipeline.Continuation, pipeline.ReportingLine:
		return true
	}
	return false
}

// sameCompanyFact: the same organization, the same action or metric, and no two targets or units.
func (a *analysis) sameCompanyFact(p, q *proposal) bool {
	if !a.sameOrg(p, q) {
		return false
	}
	// What a rule says to be planned, as a forecast, is not what has been reported.
	for _, c := range [...]string{"action", "kind", "metric", "status"} {
		if p.constants[c] != q.constants[c] {
			return false
		}
	}
	for _, s := range [...]string{"target", "units", "service"} {
		if len(p.details[s]) > 0 && len(q.details[s]) > 0 && !a.sameParty(p.details[s][0], q.details[s][0]) {
			return false
		}
	}
	return true
}

func (a *analysis) sameParty(x, y party) bool {
	if x.mention >= 0 && y.mention >= 0 {
		return a.table.canon[x.mention] == a.table.canon[y.mention]
	}
	return a.doc.Slice(x.Span) == a.doc.Slice(y.Span)
}

// sameTitle: equal codes, or one of them says no post or leaves it to a verb.
func (a *analysis) sameTitle(p, q *proposal) bool {
	return a.codeOf(p) == a.codeOf(q) || p.vague() || q.vague()
}

// vague reports whether the post is open, inferred, or only what a verb says.
func (p *proposal) vague() bool {
	return p.title == nil || p.inferred.has(inferredTitle) && !p.firm || p.title.mention < 0 && (p.code == "" || p.code == "head")
}

func (a *analysis) codeOf(p *proposal) string {
	if p.title != nil && p.title.mention >= 0 {
		return a.doc.Mentions[p.title.mention].Code
	}
	return p.code
}

func (a *analysis) sameOrg(p, q *proposal) bool {
	return p.organization != nil && q.organization != nil && p.organization.mention >= 0 && q.organization.mention >= 0 &&
		a.table.canon[p.organization.mention] == a.table.canon[q.organization.mention]
}

// compatibleOrg: the same, or one of them was only inferred.
func (a *analysis) compatibleOrg(p, q *proposal) bool {
	return p.organization == nil || q.organization == nil || p.inferred.has(inferredOrganization) || q.inferred.has(inferredOrganization) || a.sameOrg(p, q)
}

// done reports whether the sentence tells it as a fact.
func (p *proposal) done() bool {
	for _, f := range [...]uint8{featPlanned, featRumored, featDenied, featCancelled, featBackground} {
		if p.feats.has(f) {
			return false
		}
	}
	return true
}

// absorb fills the open and the inferred slots of q from p.
func (a *analysis) absorb(q, p *proposal) {
	told := a.better(*q, *p)
	ahead := !moves(q.kind) && (a.announced(q) || a.announced(p))
	if p.filled() > q.filled() {
		*q, *p = *p, *q
	}
	if q.feats.has(featSoft) && p.done() {
		q.feats.remove(featPlanned)
	}
	q.merged += p.merged
	fill := func(dst **party, src *party) {
		if *dst == nil {
			*dst = src
		}
	}
	if (q.title == nil || q.inferred.has(inferredTitle)) && p.title != nil && !p.inferred.has(inferredTitle) {
		q.title, q.code = p.title, p.code
		q.inferred[0] &^= 1 << inferredTitle
	}
	if (q.organization == nil || q.inferred.has(inferredOrganization)) && p.organization != nil && !p.inferred.has(inferredOrganization) {
		q.organization = p.organization
		q.inferred[0] &^= 1<<inferredOrganization | 1<<inferredFromFocus
	}
	fill(&q.person, p.person)
	fill(&q.organization, p.organization)
	fill(&q.predecessor, p.predecessor)
	fill(&q.successor, p.successor)
	fill(&q.parent, p.parent)
	if a.dateRank(p) > a.dateRank(q) || a.dateRank(p) == a.dateRank(q) && a.within(p, q) {
		q.date, q.cued = p.date, p.cued
	}
	a.settle(q, told)
	if ahead && q.done() {
		q.feats.add(featPlanned)
	}
	if !moves(q.kind) && p.feats.has(featCancelled) {
		q.feats.add(featCancelled) // what was planned first, in the words of the same text
	}
	q.acting = q.acting || p.acting
	if !p.feats.has(featBackground) {
		q.feats[0] &^= 1 << featBackground
	}
	for k, v := range p.constants {
		if q.constants[k] == "" && !(k == "status" && moves(q.kind)) {
			q.constants[k] = v
		}
	}
	for k, v := range p.details {
		if len(q.details[k]) > 0 {
			continue
		}
		if q.details == nil {
			q.details = map[string][]party{}
		}
		q.details[k] = v
	}
}

// announced reports whether a headline says that the fact lies ahead: "Acme to cut jobs".
func (a *analysis) announced(p *proposal) bool {
	return a.doc.Sentences[p.sentence].Headline && p.feats.has(featPlanned)
}

// authority says how much a proposal knows of the status: headlines tell in the present what
// lies ahead, and who is followed may have gone before.
func (a *analysis) authority(p *proposal) int {
	switch {
	case a.doc.Sentences[p.sentence].Headline:
		return 0
	case p.kind == pipeline.Departure && !strings.Contains(p.rule, "/departure/"):
		return 1
	}
	return 2
}

// better returns the one of two proposals of a fact that knows more of its status, or nil.
func (a *analysis) better(x, y proposal) *proposal {
	switch d := a.authority(&x) - a.authority(&y); {
	case d > 0:
		return &x
	case d < 0:
		return &y
	}
	return nil
}

// settle gives q the status that told knows, and its date; a date that lies ahead is not that
// of what is done.
func (a *analysis) settle(q, told *proposal) {
	if told == nil {
		return
	}
	for _, f := range [...]uint8{featPlanned, featRumored, featDenied, featCancelled, featSoft} {
		if q.feats.remove(f); told.feats.has(f) {
			q.feats.add(f)
		}
	}
	if told.date >= 0 || told.done() && a.dateRank(q) == 3 {
		q.date, q.cued = told.date, told.cued
	}
}

// dateRank says how well a date tells when the event takes effect: one that lies
// ahead best, then one behind a cue, then any.
func (a *analysis) dateRank(p *proposal) int {
	switch {
	case p.date < 0:
		return 0
	case a.doc.Published != "" && a.doc.Dates[p.date].First > a.doc.Published:
		return 3
	case p.cued:
		return 2
	}
	return 1
}

// within reports whether the date of p is more exact than that of q, and part of it.
func (a *analysis) within(p, q *proposal) bool {
	if p.date < 0 || q.date < 0 {
		return false
	}
	x, y := &a.doc.Dates[p.date], &a.doc.Dates[q.date]
	return y.First <= x.First && x.Last <= y.Last && (y.First < x.First || x.Last < y.Last)
}

// filled counts the slots that the sentence itself states.
func (p *proposal) filled() int {
	n := 0
	for _, s := range [...]*party{p.person, p.title, p.organization, p.predecessor, p.successor} {
		if s != nil && s.mention >= 0 {
			n += 2
		}
	}
	if p.inferred.has(inferredTitle) {
		n -= 2
	}
	if p.inferred.has(inferredOrganization) {
		n -= 2
	}
	if p.cued {
		n++
	}
	return n
}
