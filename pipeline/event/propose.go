package event

import (
	"rochade/pipeline"
)

// propose runs the event rules on one sentence. Every trigger fires at most
// once for a type: the rule that binds most wins.
func (a *analysis) propose(items []item, sentence int) {
	for i := range items {
		if items[i].feats.has(featDrop) {
			continue
		}
		var best, matched []winner
		rules, refused := a.candidates(&items[i]), false
		for _, r := range rules {
			b, ok := a.bestMatch(r, items, i)
			if !ok {
				continue
			}
			if g := a.refusal(r, items, b); g != nil {
				a.note(Refused, r, items, b, "refused by "+g.text)
				refused = true
				continue
			}
			for _, e := range r.emits {
				best = contend(best, winner{e.kind, r, b})
				if a.trace != nil {
					matched = append(matched, winner{e.kind, r, b})
				}
			}
		}
		a.noteOutdone(matched, best, items)
		if len(best) == 0 && !refused {
			a.noteUnmatched(items, i, len(rules))
		}
		for _, w := range best {
			if a.watch != nil {
				a.watch(w.rule, w.binding)
			}
			for _, e := range w.rule.emits {
				if e.kind == w.kind {
					a.emit(w.rule, e, items, w.binding, sentence)
				}
			}
		}
	}
}

// A winner is the rule that fires for a type.
type winner struct {
	kind    string
	rule    *rule
	binding binding
}

// contend puts w in the place of a weaker rule for the same type.
func contend(best []winner, w winner) []winner {
	for i := range best {
		if best[i].kind == w.kind {
			if w.binding.score > best[i].binding.score {
				best[i] = w
			}
			return best
		}
	}
	return append(best, w)
}

// candidates returns the rules whose trigger the item can be, each once.
func (a *analysis) candidates(it *item) []*rule {
	switch len(it.readings) {
	case 0:
		return a.rules.byKind[it.kind]
	case 1:
		return a.rules.byClass[it.readings[0].class]
	}
	var out []*rule
	seen := map[*rule]bool{}
	for _, rd := range it.readings {
		for _, r := range a.rules.byClass[rd.class] {
			if !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
	}
	return out
}

// emit turns one emission of a match into proposals, one for each person and post.
func (a *analysis) emit(r *rule, e emission, items []item, b binding, sentence int) {
	if !holds(e.cond, items, b) {
		return
	}
	for turn := min(1, b.turns()); turn <= b.turns(); turn++ {
		t := turn
		if b.turns() == 0 {
			t = -1
		}
		for _, p := range a.expand(r, e, items, b, sentence, t) {
			if !a.tellApart(p) {
				continue
			}
			if a.trace != nil {
				a.noteProposal(Proposed, p, "proposes "+a.describeSlots(p))
			}
			a.proposals = append(a.proposals, p)
		}
	}
}

// tellApart sees to it that nobody follows himself: "Lee became his successor" speaks of him whom
// the sentence before was about. It reports false when there is no other person.
func (a *analysis) tellApart(p *proposal) bool {
	other := &p.predecessor
	if p.kind == pipeline.Departure {
		other = &p.successor
	}
	if !a.samePerson(p.person, *other) {
		return true
	}
	pronoun := other
	if a.named(*other) {
		pronoun = &p.person
	}
	if a.named(*pronoun) || a.table.subject < 0 || a.table.canon[a.table.subject] == a.table.canon[p.person.mention] {
		*other = nil
		return p.kind == pipeline.Appointment
	}
	(*pronoun) = &party{(*pronoun).Span, a.table.subject}
	return true
}

// named reports whether the participant is worded by its name.
func (a *analysis) named(p *party) bool { return p.Span == a.doc.Mentions[p.mention].Span }

func holds(conds []condition, items []item, b binding) bool {
	for _, c := range conds {
		ok := false
		for _, i := range b.items(c.role, -1) {
			ok = ok || c.whole || itemHas(&items[i], c.feat)
		}
		if ok == c.not {
			return false
		}
	}
	return true
}

// itemHas reports whether an item, one of its readings or its attached posts has the feature.
func itemHas(it *item, feat uint8) bool {
	if it.feats.has(feat) {
		return true
	}
	for _, p := range it.posts {
		if p.feats.has(feat) {
			return true
		}
	}
	for _, r := range it.readings {
		if r.features.has(feat) {
			return true
		}
	}
	return false
}

// expand builds the proposals of one turn: the cross product of persons and
// posts, or pairs where there are as many of one as of the other.
func (a *analysis) expand(r *rule, e emission, items []item, b binding, sentence, turn int) []*proposal {
	base := proposal{kind: e.kind, rule: r.name, sentence: sentence, trigger: items[b.anchor].Span, date: -1,
		feats: items[b.anchor].feats, score: b.score, constants: map[string]string{}, merged: 1}
	for _, rd := range items[b.anchor].readings {
		if a.rules.vocab.trigger[rd.class] {
			base.class = rd.class
			base.feats = base.feats.with(rd.features)
		}
	}
	persons := []*party{nil}
	posts := []titled{{}}
	holders := e.holders(&b, turn)
	for _, s := range e.slots {
		if s.slot == "background" {
			base.feats.add(featBackground)
			continue
		}
		if s.constant != "" {
			base.constants[s.slot] = s.constant
			continue
		}
		found := b.items(s.role, turn)
		if len(found) == 0 {
			continue
		}
		first := &items[found[0]]
		switch s.slot {
		case "person":
			persons = nil
			for _, i := range found {
				persons = append(persons, a.persons(&items[i])...)
			}
		case "title":
			posts = nil
			for _, i := range found {
				posts = append(posts, titledOf(a.doc, &items[i])...)
			}
			if len(posts) == 0 {
				posts = []titled{{}}
			}
		case "organization":
			if moves(e.kind) || first.mention < 0 || !a.table.quoted(first.mention) {
				base.organization = a.partOrganization(first, s.part)
			}
		case "parent":
			base.parent = partyOf(first)
		case "predecessor":
			base.predecessor = partyOf(first)
		case "successor":
			base.successor = partyOf(first)
		case "reports_to", "reports_title", "reports_organization":
			base.addSuperior(a.doc, s.slot, first)
		default:
			if base.details == nil {
				base.details = map[string][]party{}
			}
			for _, i := range found {
				base.details[s.slot] = append(base.details[s.slot], *partyOf(&items[i]))
			}
		}
	}
	base.date, base.cued = a.dateOf(items, b, e.kind)
	base.near = a.table.nearOrganization(items, b)
	a.describeContext(&base, items, b)
	if len(holders) > 1 {
		return a.combineOwn(base, items, holders)
	}
	return combine(base, persons, posts)
}

// persons returns whom an item names: a post alone ("the chairman will also lead Acme") stands for the
// one who was last said to hold it.
func (a *analysis) persons(it *item) []*party {
	if it.kind != pipeline.Title {
		return partiesOf(it)
	}
	holder := &party{it.Span, -1}
	for _, h := range a.table.posts {
		if a.doc.Mentions[h.title].Code == a.doc.Mentions[it.mention].Code && !h.feats.has(featOld) {
			holder.mention = h.person
		}
	}
	return []*party{holder}
}

// holders returns the items of the persons whose own posts an emission takes
// ("person=who title=who.title"), or nil.
func (e *emission) holders(b *binding, turn int) []int {
	role := ""
	for _, s := range e.slots {
		switch {
		case s.slot == "person":
			role = s.role
		case s.slot == "title" && s.part != "" && s.role == role:
			return b.items(role, turn)
		}
	}
	return nil
}

// combineOwn builds the proposals of several persons, each with the posts attached to him.
func (a *analysis) combineOwn(base proposal, items []item, holders []int) []*proposal {
	var out []*proposal
	for _, i := range holders {
		own := base
		own.organization = a.partOrganization(&items[i], "organization")
		posts := titledOf(a.doc, &items[i])
		if len(posts) == 0 {
			posts = []titled{{}}
		}
		out = append(out, combine(own, partiesOf(&items[i]), posts)...)
	}
	return out
}

// describeContext notes what the decision model wants to know of the sentence.
func (a *analysis) describeContext(p *proposal, items []item, b binding) {
	a.machine.steps += len(items) / 8
	p.length = len(items)
	p.distance = 99
	open := false
	for i := range items {
		it := &items[i]
		if it.text == "\"" {
			open = !open
		}
		if i == b.anchor {
			p.quoted = open
		}
		for _, r := range it.readings {
			if a.rules.vocab.trigger[r.class] {
				p.triggers++
				break
			}
		}
	}
	for _, c := range b.captures {
		if items[c.item].kind == pipeline.Person {
			p.distance = min(p.distance, abs(c.item-b.anchor))
		}
	}
}

func (a *analysis) partOrganization(it *item, part string) *party {
	if part == "" && it.kind != pipeline.Person && it.kind != pipeline.Title {
		return partyOf(it)
	}
	for _, p := range it.posts {
		if p.organization >= 0 {
			return &party{a.doc.Mentions[p.organization].Span, p.organization}
		}
	}
	return nil
}

// A titled is a post to be filled: its title, and its organization where that is attached.
type titled struct {
	title, organization *party
	feats               features
}

// titledOf returns the posts that an item names: a title, the posts attached
// to a person, or the words of a verb.
func titledOf(d *pipeline.Document, it *item) []titled {
	if it.kind == pipeline.KindNone {
		return []titled{{title: &party{it.Span, -1}}}
	}
	var out []titled
	for _, p := range it.posts {
		if p.title < 0 {
			continue
		}
		t := titled{title: &party{d.Mentions[p.title].Span, p.title}, feats: p.feats.with(it.feats)}
		if p.organization >= 0 {
			t.organization = &party{d.Mentions[p.organization].Span, p.organization}
		}
		out = append(out, t)
	}
	return out
}

// combine distributes posts over persons: "A and B became chairman and treasurer"
// pairs them, otherwise everyone gets every post.
func combine(base proposal, persons []*party, posts []titled) []*proposal {
	var out []*proposal
	add := func(p *party, t titled) {
		c := base
		c.person, c.title = p, t.title
		if c.organization == nil {
			c.organization = t.organization
		}
		if t.feats.has(featActing) || base.constants["acting"] != "" || base.kind != pipeline.Departure && base.feats.has(featActing) {
			c.acting = true
		}
		c.code = base.constants["code"]
		out = append(out, &c)
	}
	if len(persons) > 1 && len(persons) == len(posts) {
		for i := range persons {
			add(persons[i], posts[i])
		}
		return out
	}
	for _, p := range persons {
		for _, t := range posts {
			add(p, t)
		}
	}
	return out
}

func (p *proposal) addSuperior(d *pipeline.Document, slot string, it *item) {
	if p.reportsTo == nil {
		p.reportsTo = &pipeline.Superior{Span: it.Span}
	}
	s := p.reportsTo
	s.Start, s.End = min(s.Start, it.Start), max(s.End, it.End)
	if it.mention < 0 {
		return
	}
	ref := pipeline.Ref{Span: it.Span, Name: d.Mentions[it.mention].Name, Mention: it.mention + 1}
	switch it.kind {
	case pipeline.Person:
		s.Person = &ref
	case pipeline.Title:
		s.Title = &pipeline.Post{Ref: ref, Code: d.Mentions[it.mention].Code}
	default:
		s.Organization = &ref
	}
}
