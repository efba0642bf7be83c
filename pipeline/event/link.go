package event

import (
	"slices"

	"rochade/pipeline"
)

// shareTitles passes a stated post on to the other half of a succession: in "A was named
// chairman and president, succeeding B" the posts are those that B leaves.
func (a *analysis) shareTitles() {
	var out []*proposal
	for _, p := range a.proposals {
		other := p.predecessor
		if p.kind == pipeline.Departure {
			other = p.successor
		}
		if p.title != nil || other == nil || other.mention < 0 || p.person == nil || p.person.mention < 0 {
			out = append(out, p)
			continue
		}
		taker := p.person
		if p.kind == pipeline.Departure {
			taker = p.successor
		}
		posts := a.alsoHeld(a.statedPosts(taker, p.sentence), p)
		for _, q := range posts {
			c := *p
			c.title, c.code, c.acting = q.title, q.code, c.acting || q.acting && p.kind == pipeline.Appointment
			if c.organization == nil {
				c.organization = q.organization
			}
			if c.date < 0 {
				c.date, c.cued = q.date, q.cued
			}
			c.feats = c.feats.with(q.feats)
			out = append(out, &c)
		}
		if len(posts) == 0 {
			out = append(out, p)
		}
	}
	a.proposals = out
}

// statedPosts returns the appointments of the person in the sentence, or else in a neighbouring one,
// that state a post.
func (a *analysis) statedPosts(person *party, sentence int) []*proposal {
	for _, reach := range [...]int{0, 1} {
		var out []*proposal
		for _, q := range a.proposals {
			if q.kind == pipeline.Appointment && q.title != nil && q.person != nil && q.person.mention >= 0 &&
				abs(q.sentence-sentence) <= reach && a.samePerson(q.person, person) {
				out = append(out, q)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// alsoHeld leaves of the posts those that the one who goes is said to hold, if there are any.
func (a *analysis) alsoHeld(posts []*proposal, p *proposal) []*proposal {
	goes := p.predecessor
	if p.kind == pipeline.Departure {
		goes = p.person
	}
	var held []*proposal
	for _, q := range posts {
		for _, h := range a.table.posts {
			if h.person == a.table.canon[goes.mention] && a.doc.Mentions[h.title].Code == a.codeOf(q) {
				held = append(held, q)
				break
			}
		}
	}
	if len(held) == 0 {
		return posts
	}
	return held
}

func (a *analysis) samePerson(x, y *party) bool {
	return x != nil && y != nil && x.mention >= 0 && y.mention >= 0 && a.table.canon[x.mention] == a.table.canon[y.mention]
}

// linkSuccessions names the predecessor of the only one who takes a post and the
// successor of the only one who leaves it, where the document tells both apart.
func (a *analysis) linkSuccessions(proposals []*proposal) {
	for _, in := range proposals {
		if in.kind != pipeline.Appointment || !linkable(in) {
			continue
		}
		out := a.onlyOther(in, pipeline.Departure, proposals)
		if out == nil || a.onlyOther(out, pipeline.Appointment, proposals) != in {
			continue
		}
		if in.predecessor == nil && (out.successor == nil || a.samePerson(out.successor, in.person)) {
			in.predecessor = out.person
		}
		if out.successor == nil && (in.predecessor == nil || a.samePerson(in.predecessor, out.person)) {
			out.successor = in.person
		}
		if a.samePerson(in.predecessor, out.person) && a.samePerson(out.successor, in.person) {
			if in.feats.has(featSoft) && out.done() && a.authority(out) == 2 {
				in.feats.remove(featPlanned) // the post is free
			}
			a.shareDate(in, out)
			a.shareDate(out, in)
			shareOrganization(in, out)
			shareOrganization(out, in)
		}
	}
}

// shareDate gives the date and the future of one half of a succession to the other.
func (a *analysis) shareDate(to, from *proposal) {
	if a.dateRank(from) > a.dateRank(to) || a.dateRank(from) == a.dateRank(to) && a.within(from, to) {
		to.date, to.cued = from.date, from.cued
		if from.feats.has(featPlanned) {
			to.feats.add(featPlanned)
		}
	}
	if from.kind == pipeline.Departure && from.feats.has(featPlanned) && to.date < 0 {
		to.feats.add(featPlanned) // nobody is in a post before it is free
	}
}

// shareOrganization gives the organization that one half of a succession states to the other.
func shareOrganization(to, from *proposal) {
	if to.inferred.has(inferredOrganization) && from.organization != nil && !from.inferred.has(inferredOrganization) {
		to.organization, to.parent = from.organization, from.parent
		to.inferred[0] &^= 1<<inferredOrganization | 1<<inferredFromFocus
	}
}

// shareSentenceDates gives the day that a sentence states for one move to its others, if it states but one:
// "will retire on 1 May but remain a director", "A resigned as chairman and B as treasurer, both effective 1 May".
func (a *analysis) shareSentenceDates() {
	for _, p := range a.proposals {
		if !moves(p.kind) || p.date >= 0 {
			continue
		}
		only := -1
		for _, q := range a.proposals {
			if q.sentence != p.sentence || !a.oneMove(p, q) || a.dateRank(q) < 2 || q.date == only {
				continue
			}
			if only >= 0 {
				only = -1
				break
			}
			only = q.date
		}
		if only >= 0 {
			p.date, p.cued = only, true
		}
	}
}

// oneMove reports whether p and q go together: both leave, both come, or one leaves and stays in another
// post, and both are told as news that stands.
func (a *analysis) oneMove(p, q *proposal) bool {
	for _, f := range [...]uint8{featCancelled, featDenied, featBackground} {
		if p.feats.has(f) || q.feats.has(f) {
			return false
		}
	}
	return p.kind == q.kind || a.samePerson(p.person, q.person) && (p.kind == pipeline.Continuation || q.kind == pipeline.Continuation)
}

func linkable(p *proposal) bool {
	return p.person != nil && p.person.mention >= 0 && p.title != nil && p.title.mention >= 0
}

// unique are the posts that one person holds at a time.
func (a *analysis) unique(code string) bool { return slices.Contains(a.rules.soleposts, code) }

// onePost reports whether p and q are about one post that one person holds at a time:
// one of its kind, or a post of the same name and organization in the same order.
func (a *analysis) onePost(p, q *proposal) bool {
	code := a.codeOf(p)
	if code != a.codeOf(q) {
		return false
	}
	if a.unique(code) {
		return a.compatibleOrg(p, q)
	}
	return slices.Contains(a.rules.unitposts, code) && p.sentence == q.sentence && a.sameOrg(p, q) &&
		a.doc.Mentions[p.title.mention].Name == a.doc.Mentions[q.title.mention].Name
}

// onlyOther returns the only proposal of that kind about the same post and another person, or nil.
func (a *analysis) onlyOther(p *proposal, kind string, proposals []*proposal) *proposal {
	var found *proposal
	for _, q := range proposals {
		if q.kind != kind || !linkable(q) || a.samePerson(p.person, q.person) || !a.onePost(p, q) {
			continue
		}
		if found != nil && !a.samePerson(found.person, q.person) {
			return nil
		}
		found = q
	}
	return found
}

// substitution reports whether one person replaces another in a text about a match, which knows
// of no post of either: that is how players come and go.
func (a *analysis) substitution(p *proposal) bool {
	if !a.sport {
		return false
	}
	class := a.className(p.class)
	return (class == "succeed" || class == "swap") && p.title == nil && p.code == "" && (p.predecessor != nil || p.successor != nil) &&
		(p.kind == pipeline.Appointment || p.kind == pipeline.Departure)
}

// noteSport notes whether a sentence has a word of matches and players (feature "sport").
func (a *analysis) noteSport(items []item) {
	f, ok := a.rules.vocab.features["sport"]
	for i := 0; ok && i < len(items) && !a.sport; i++ {
		a.sport = hasReading(&items[i], f)
	}
}
