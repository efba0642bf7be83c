package event

import (
	"slices"
	"strings"

	"rochade/pipeline"
)

// Slots that complete may infer; marked on a proposal for the decision.
const (
	inferredTitle uint8 = iota
	inferredOrganization
	inferredFromFocus
)

// completeAll completes the proposals; one without a post becomes one for each post.
// Who is said to leave a post has held it.
func (a *analysis) completeAll() {
	for _, p := range a.proposals {
		if p.kind == pipeline.Departure && linkable(p) {
			org := -1
			if p.organization != nil {
				org = p.organization.mention
			}
			a.table.hold(p.person.mention, post{title: p.title.mention, organization: org}, p.sentence)
		}
	}
	for i := 0; i < len(a.proposals); i++ {
		a.proposals = slices.Insert(a.proposals, i+1, a.complete(a.proposals[i])...)
	}
}

// complete fills the slots that a sentence left open from the discourse table. It returns
// proposals for further posts.
func (a *analysis) complete(p *proposal) (more []*proposal) {
	if p.kind != pipeline.Appointment && p.kind != pipeline.Departure && p.kind != pipeline.Continuation && p.kind != pipeline.ReportingLine {
		a.completeActor(p)
		return nil
	}
	if p.title == nil && p.kind != pipeline.ReportingLine {
		more = a.completeTitle(p)
	}
	if p.title == nil && p.predecessor == nil && p.kind == pipeline.Appointment {
		a.takeVacantPost(p)
	}
	if p.organization == nil {
		a.completeOrganization(p)
	}
	return more
}

// completeTitle: a person who leaves leaves the posts he is said to hold; one who
// follows another takes his. It returns a proposal for each post but the first.
func (a *analysis) completeTitle(p *proposal) (more []*proposal) {
	for _, of := range [...]*party{p.personIf(p.kind != pipeline.Appointment), p.predecessor, p.successor} {
		if of == nil || of.mention < 0 {
			continue
		}
		chosen := false // among several posts
		held := a.table.postsOf(of.mention, p.sentence, func(h holding) bool {
			other := a.leftOtherwise(p, h)
			chosen = chosen || other
			return other || a.isRank(h)
		})
		if len(held) == 0 && chosen {
			chosen = false
			held = a.table.postsOf(of.mention, p.sentence, nil)
		}
		open := *p
		for i, h := range held {
			q := p
			if i > 0 {
				c := open
				q = &c
				more = append(more, q)
			}
			q.title = &party{a.doc.Mentions[h.title].Span, h.title}
			if q.organization == nil && h.organization >= 0 {
				q.organization = &party{a.doc.Mentions[h.organization].Span, h.organization}
			}
			q.inferred.add(inferredTitle)
			q.firm = len(held) > 1 || chosen || h.sentence == p.sentence
		}
		if len(held) > 0 {
			break
		}
	}
	return more
}

// isRank reports whether the title may be a mere rank: "General Lee" leaves a post, but not that of general.
func (a *analysis) isRank(h holding) bool {
	m := &a.doc.Mentions[h.title]
	return h.organization < 0 && m.Scope == "" && slices.Contains(a.rules.ranks, m.Code)
}

// leftOtherwise reports whether the person of p is said to have left the post for another reason than
// that of p: who was dismissed from one post and now resigns, resigns from another.
func (a *analysis) leftOtherwise(p *proposal, h holding) bool {
	reason := p.constants["reason"]
	return p.kind == pipeline.Departure && reason != "" && slices.ContainsFunc(a.proposals, func(q *proposal) bool {
		other := q.constants["reason"]
		return q.kind == pipeline.Departure && linkable(q) && other != "" && other != reason &&
			a.samePerson(q.person, p.person) && a.codeOf(q) == a.doc.Mentions[h.title].Code
	})
}

// vacancyReach is how many sentences after a departure may speak of "the post".
const vacancyReach = 3

// takeVacantPost: who takes a post that is not named takes the one that somebody just left.
func (a *analysis) takeVacantPost(p *proposal) {
	for _, q := range slices.Backward(a.proposals) {
		if q.kind != pipeline.Departure || !linkable(q) || q.sentence > p.sentence || p.sentence-q.sentence > vacancyReach || a.samePerson(p.person, q.person) {
			continue
		}
		p.title, p.code, p.predecessor = q.title, q.code, q.person
		if p.organization == nil {
			p.organization = q.organization
		}
		p.inferred.add(inferredTitle)
		return
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
			if of == p.person && p.kind == pipeline.Appointment && h.sentence == p.sentence || h.feats.has(featOld) {
				continue // the post that he comes from
			}
			if h.person == a.table.canon[of.mention] && h.organization >= 0 && a.doc.Mentions[h.title].Code == a.doc.Mentions[p.title.mention].Code {
				p.organization = &party{a.doc.Mentions[h.organization].Span, h.organization}
				return
			}
		}
	}
	if f := a.placeOf(p); f >= 0 && slices.Contains(a.rules.stateposts, a.codeOf(p)) {
		p.organization = &party{a.doc.Mentions[f].Span, f}
		p.inferred.add(inferredFromFocus)
		return
	}
	if p.near != nil {
		p.organization = p.near
		return
	}
	f := a.table.focus()
	if o := a.opensParagraph(p.sentence, f); o >= 0 {
		f = o
	}
	if f >= 0 {
		p.organization = &party{a.doc.Mentions[f].Span, f}
		p.inferred.add(inferredFromFocus)
	}
}

// paragraphOpening is how far from its beginning the organization that a paragraph is about may stand, in bytes.
const paragraphOpening = 60

// paragraphReach is how many sentences back its beginning may lie.
const paragraphReach = 12

// opensParagraph returns the organization with which the paragraph of the sentence opens, as the items
// of a digest do, if it stands before the sentence; -1 if there is none, a person comes first or the
// paragraph names the focus too. A line that begins within a sentence opens no paragraph.
func (a *analysis) opensParagraph(sentence, focus int) int {
	first := sentence
	for first > max(0, sentence-paragraphReach) && !strings.Contains(a.doc.Body[a.doc.Sentences[first-1].End:a.doc.Sentences[first].Start], "\n") {
		first--
	}
	start, end := a.doc.Sentences[first].Start, a.doc.Sentences[sentence].Start
	best := -1
	for m := firstFrom(a.doc.Mentions, start); m < len(a.doc.Mentions) && a.doc.Mentions[m].Start < a.doc.Sentences[sentence].End; m++ {
		switch mn := &a.doc.Mentions[m]; {
		case mn.Kind == pipeline.Person && best < 0:
			return -1
		case mn.Kind != pipeline.Organization || mn.Inside != 0 || a.table.quoted(m):
		case focus >= 0 && a.table.canon[m] == a.table.canon[focus]:
			return -1
		case best < 0 && mn.Start < min(start+paragraphOpening, end):
			best = m
		}
	}
	return best
}

// placeOf returns the only place that the sentence of p names, or else the one that the document
// names most, or -1.
func (a *analysis) placeOf(p *proposal) int {
	s := a.doc.Sentences[p.sentence].Span
	only := -1
	for m := firstFrom(a.doc.Mentions, s.Start); m < len(a.doc.Mentions) && a.doc.Mentions[m].Start < s.End; m++ {
		switch {
		case a.doc.Mentions[m].Kind != pipeline.Place || a.table.canon[m] == only:
		case only >= 0:
			return heaviest(a.table.places)
		default:
			only = a.table.canon[m]
		}
	}
	if only >= 0 {
		return only
	}
	return heaviest(a.table.places)
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
// clause, else in its sentence: one left of it is nearer than one right of it. Those that fill
// another role or stand in brackets do not count.
func (t *table) nearOrganization(items []item, b binding) *party {
	best, bestScore := -1, 0
	for i := range items {
		if items[i].kind != pipeline.Organization || items[i].mention < 0 || t.quoted(items[i].mention) || b.holds(i) {
			continue
		}
		if i < b.anchor && items[i].clause > items[b.anchor].clause {
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
		if items[i].feats.has(featObject) {
			score -= 30 // "hired her from Acme": governed, not acting
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
