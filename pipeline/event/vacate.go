package event

import "rochade/pipeline"

// vacatedPosts adds the departures that no sentence tells: who is said to hold a post, moves
// himself, and whose post another takes, leaves it.
func (a *analysis) vacatedPosts(facts []*proposal) []*proposal {
	for _, in := range facts {
		if in.kind != pipeline.Appointment || !linkable(in) || in.predecessor != nil || !a.unique(a.codeOf(in)) {
			continue
		}
		h, ok := a.onlyHolder(in, facts)
		if !ok {
			continue
		}
		out := *in
		out.kind = pipeline.Departure
		out.person = &party{a.doc.Mentions[h.person].Span, h.person}
		out.title = &party{a.doc.Mentions[h.title].Span, h.title}
		out.successor, out.acting, out.constants = in.person, false, map[string]string{}
		in.predecessor = out.person
		facts = append(facts, &out)
	}
	return facts
}

// onlyHolder returns the post of the only one who is said to hold the post that in fills, if
// the document tells of a move of his.
func (a *analysis) onlyHolder(in *proposal, facts []*proposal) (found holding, ok bool) {
	for _, h := range a.table.posts {
		if a.doc.Mentions[h.title].Code != a.codeOf(in) || h.person == a.table.canon[in.person.mention] ||
			h.feats.has(featOld) || h.feats.has(featNew) || h.feats.has(featDesignate) || !a.sameHouse(h, in) {
			continue
		}
		if ok && found.person != h.person {
			return found, false
		}
		found, ok = h, true
	}
	return found, ok && a.moves(found.person, a.codeOf(in), facts)
}

// sameHouse: the holding names no organization, or that of the proposal.
func (a *analysis) sameHouse(h holding, p *proposal) bool {
	return h.organization < 0 || p.organization == nil || p.organization.mention < 0 ||
		a.table.canon[h.organization] == a.table.canon[p.organization.mention]
}

// moves reports whether the person takes another post, and is not said to leave that one or to keep it.
func (a *analysis) moves(person int, code string, facts []*proposal) bool {
	takes := false
	for _, p := range facts {
		if p.person == nil || p.person.mention < 0 || a.table.canon[p.person.mention] != person {
			continue
		}
		switch {
		case p.kind == pipeline.Appointment && a.codeOf(p) != code:
			takes = true
		case a.codeOf(p) == code || p.title == nil:
			return false
		}
	}
	return takes
}

// nameUnnamed finds out who makes a move told by the post alone: it drops one that is also told
// with a name, and takes the subject of what follows a headline or first sentence.
func (a *analysis) nameUnnamed(facts []*proposal) []*proposal {
	kept := facts[:0]
	for _, p := range facts {
		if p.person != nil || p.kind != pipeline.Appointment && p.kind != pipeline.Departure {
			kept = append(kept, p)
			continue
		}
		if q := a.toldWithName(p, facts); q != nil {
			a.shareDate(q, p)
			a.noteProposal(Merged, p, "dropped, as it is told with a name elsewhere")
			continue
		}
		if a.tellsPost(p, facts) {
			a.noteProposal(Merged, p, "dropped, as it tells the post of another")
			continue
		}
		if m := a.mover(p); m >= 0 && !a.plural(p.title) {
			p.person = &party{a.doc.Mentions[m].Span, m}
		}
		kept = append(kept, p)
	}
	return kept
}

// mover returns who makes the move of p: the only one who is said to hold the post that is left, or
// the subject of what follows; or -1.
func (a *analysis) mover(p *proposal) int {
	if p.kind == pipeline.Departure && p.title.mention >= 0 {
		holder := -1
		for _, h := range a.table.posts {
			switch {
			case a.doc.Mentions[h.title].Code != a.codeOf(p) || h.feats.has(featOld) || h.feats.has(featNew) || !a.sameHouse(h, p):
			case holder >= 0 && holder != h.person || p.successor != nil && h.person == a.table.canon[p.successor.mention]:
				return -1
			default:
				holder = h.person
			}
		}
		if holder >= 0 {
			return holder
		}
	}
	if p.sentence < 2 {
		return a.subjectAfter(p)
	}
	return -1
}

// plural reports whether the title is of several people.
func (a *analysis) plural(title *party) bool {
	return title != nil && title.mention >= 0 && a.doc.Mentions[title.mention].Marks&pipeline.Plural != 0
}

// toldWithName returns the first move of a person to or from the same post, or nil.
func (a *analysis) toldWithName(p *proposal, facts []*proposal) *proposal {
	for _, q := range facts {
		if q.kind == p.kind && q.person != nil && a.codeOf(q) == a.codeOf(p) {
			return q
		}
	}
	return nil
}

// tellsPost gives the post of p, told without a name, to the only one who makes such a move from
// or to a post that nobody says.
func (a *analysis) tellsPost(p *proposal, facts []*proposal) bool {
	var open *proposal
	for _, q := range facts {
		if q.kind != p.kind || q.person == nil || q.person.mention < 0 || q.title != nil {
			continue
		}
		if open != nil {
			return false
		}
		open = q
	}
	if open == nil || a.plural(p.title) || !a.compatibleOrg(p, open) {
		return false
	}
	open.title, open.code = p.title, p.code
	if p.organization != nil && open.inferred.has(inferredOrganization) {
		open.organization = p.organization
	}
	return true
}

// opening is how far from the beginning of its sentence a subject may stand, in bytes.
const opening = 40

// subjectAfter returns the first person named after the sentence of p, within three sentences, if
// he stands at the beginning of one and holds no other post.
func (a *analysis) subjectAfter(p *proposal) int {
	for n := p.sentence + 1; n < len(a.doc.Sentences) && n <= p.sentence+3; n++ {
		s := a.doc.Sentences[n]
		for m := firstFrom(a.doc.Mentions, s.Start); m < len(a.doc.Mentions) && a.doc.Mentions[m].Start < s.End; m++ {
			if a.doc.Mentions[m].Kind != pipeline.Person {
				continue
			}
			if a.doc.Mentions[m].Start > s.Start+opening {
				return -1
			}
			for _, h := range a.table.posts {
				if h.person == a.table.canon[m] && a.doc.Mentions[h.title].Code != a.codeOf(p) {
					return -1
				}
			}
			return m
		}
	}
	return -1
}
