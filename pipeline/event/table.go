package event

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/match"
)

// A table is the discourse table of a document: who and what has been mentioned,
// which posts persons hold, and what an anaphor would now stand for.
type table struct {
	doc     *pipeline.Document
	v       *vocabulary
	canon   []int
	posts   []holding
	sources *match.Trie // agencies and media that reports quote
	weight  map[int]int // by canonical organization: how prominent it is
	places  map[int]int // by canonical place: how often it is named, and more where a post is there
	subject int         // person that the last sentence with one was about, or -1
	recent  int         // person mentioned last, or -1
	group   []int       // persons of the last sentence that had several
	post    post        // that was named last: what "that post" is
}

// A holding says that a person was said to hold a post.
type holding struct {
	person, title, organization int // canonical person, mention, mention or -1
	sentence                    int
	feats                       features
}

// newTable returns an empty table; canon says which mentions are the same.
func newTable(d *pipeline.Document, rs *ruleset, canon []int) *table {
	return &table{doc: d, v: rs.vocab, sources: rs.sources, canon: canon, weight: map[int]int{}, places: map[int]int{}, subject: -1, recent: -1, post: post{-1, -1, features{}}}
}

// resolve gives the anaphora among the items the mention they stand for.
func (t *table) resolve(items []item, sentence int) {
	person, organization := -1, -1 // first of this sentence
	persons := 0
	last, named := t.recent, t.post
	for i := range items {
		it := &items[i]
		switch {
		case it.kind == pipeline.Title && it.mention >= 0:
			named = it.posts[0]
		case it.kind == pipeline.KindNone && it.is(classPostAnaphor) && named.title >= 0:
			it.refer(named)
		case it.feats.has(featAnaphor) && it.kind == pipeline.Person:
			if it.mention = t.personFor(it, person, last); persons < 2 && hasReading(it, featObject) && t.subject >= 0 {
				it.mention = t.subject // "was named to replace him": not the subject itself
			}
			if hasReading(it, featPlural) && len(t.group) > 1 {
				it.mention, it.several = t.group[0], t.group
			}
		case it.feats.has(featAnaphor) && it.kind == pipeline.Organization:
			if it.mention = t.focus(); organization >= 0 {
				it.mention = organization
			}
		case it.kind == pipeline.KindNone && it.is(classPersonAnaphor):
			it.mention = t.personFor(it, person, last) // "his": only rules that ask for the word take it
			if t.subject >= 0 && hasReading(it, featObject) && ends(items, i) {
				it.mention = t.subject // "was named to replace her."
			}
		case it.kind == pipeline.Person && it.mention >= 0:
			persons++
			if last = it.mention; person < 0 && (t.subject < 0 || !t.v.dependent(items, i)) {
				person = it.mention
			}
		case it.kind == pipeline.Organization && it.mention >= 0 && organization < 0 && !t.quoted(it.mention):
			organization = it.mention
		}
	}
}

// dependent reports whether the name at i, or its title, stands behind a preposition: "under
// pressure from the mayor Ann Lee he left" speaks of another person.
func (v *vocabulary) dependent(items []item, i int) bool {
	preposition, ok := v.classes["preposition"]
	others := 0
	for k := i - 1; ok && k >= 0 && others <= 2; k-- {
		it := &items[k]
		switch {
		case it.is(preposition):
			return true
		case it.kind == pipeline.Title:
		case it.kind != pipeline.KindNone || it.barrier || it.is(classAnd) || v.finite(it):
			return false
		default:
			others++
		}
	}
	return false
}

// personFor returns the person that an anaphor stands for: the first of its sentence, or whom
// the sentence before was about; last is the one mentioned last.
func (t *table) personFor(it *item, first, last int) int {
	switch {
	case hasReading(it, featPlural), hasReading(it, featSpeaker):
		return -1
	case hasReading(it, featSecond):
		return last
	case first >= 0:
		return first
	}
	return t.subject
}

// ends reports whether a mark of punctuation or nothing follows item i.
func ends(items []item, i int) bool {
	if i+1 == len(items) {
		return true
	}
	next := &items[i+1]
	r, _ := utf8.DecodeRuneInString(next.text)
	return next.kind == pipeline.KindNone && unicode.IsPunct(r)
}

func hasReading(it *item, feat uint8) bool {
	for _, r := range it.readings {
		if r.features.has(feat) {
			return true
		}
	}
	return false
}

// observe records what the grouped items of a sentence say.
func (t *table) observe(items []item, sentence int, headline bool) {
	for i := range items {
		it := &items[i]
		if it.mention < 0 {
			continue
		}
		for _, p := range it.posts {
			switch {
			case p.organization < 0, p.feats.has(featOld):
			case t.doc.Mentions[p.organization].Kind == pipeline.Place:
				t.places[t.canon[p.organization]] += 3
			case p.organization != it.mention:
				t.weight[t.canon[p.organization]]++ // named for somebody's post only
			}
			if p.title >= 0 {
				t.post = post{p.title, p.organization, features{}}
			}
		}
		switch it.kind {
		case pipeline.Place:
			t.places[t.canon[it.mention]]++
		case pipeline.Person:
			for _, p := range it.posts {
				if p.title >= 0 && t.doc.Mentions[p.title].Marks&pipeline.Plural == 0 {
					t.hold(it.mention, p, sentence)
				}
			}
		case pipeline.Organization:
			t.weigh(it.mention, sentence, headline)
		}
	}
}

// weigh counts an organization: more in the headline and the first sentences.
func (t *table) weigh(mention, sentence int, headline bool) {
	switch {
	case t.quoted(mention):
	case headline:
		t.weight[t.canon[mention]] += 6
	case sentence < 3:
		t.weight[t.canon[mention]] += 4
	default:
		t.weight[t.canon[mention]] += 2
	}
}

// skim notes the names of a sentence without looking at its words. It declines a
// sentence that names a person beside a post, or a post marked as new.
func (t *table) skim(sentence int) bool {
	s := &t.doc.Sentences[sentence]
	first := firstFrom(t.doc.Mentions, s.Start)
	person, title := false, false
	for _, m := range t.doc.Mentions[first:] {
		if m.Start >= s.End {
			break
		}
		person = person || m.Kind == pipeline.Person
		title = title || m.Kind == pipeline.Title
		if person && title || m.Kind == pipeline.Title && m.Marks&(pipeline.New|pipeline.Designate) != 0 {
			return false
		}
	}
	var persons []int
	for i := first; i < len(t.doc.Mentions) && t.doc.Mentions[i].Start < s.End; i++ {
		switch t.doc.Mentions[i].Kind {
		case pipeline.Title:
			t.post = post{i, t.employer(i), features{}}
		case pipeline.Organization:
			if t.doc.Mentions[i].Inside == 0 {
				t.weigh(i, sentence, s.Headline)
			}
		case pipeline.Person:
			persons = append(persons, i)
		}
	}
	t.remember(persons)
	return true
}

// employer returns the organization or place that stands in or right behind a title, or -1.
func (t *table) employer(title int) int {
	m := t.doc.Mentions
	for i := title + 1; i < len(m) && m[i].Start <= m[title].End+1; i++ {
		if m[i].Kind == pipeline.Organization || m[i].Kind == pipeline.Place {
			return i
		}
	}
	return -1
}

// quoted reports whether the mention is an agency or medium that reports quote.
func (t *table) quoted(mention int) bool {
	return t.sources.Lookup(t.doc.Mentions[mention].Name) != nil
}

func (t *table) hold(person int, p post, sentence int) {
	t.posts = append(t.posts, holding{t.canon[person], p.title, p.organization, sentence, p.feats})
}

// close remembers the persons of a finished sentence.
func (t *table) close(items []item) {
	var persons []int
	for i := range items {
		if items[i].kind == pipeline.Person && items[i].mention >= 0 && !items[i].feats.has(featAnaphor) {
			persons = append(persons, items[i].mention)
		}
	}
	t.remember(persons)
}

// remember takes the persons of a sentence, in order.
func (t *table) remember(persons []int) {
	if len(persons) == 0 {
		return
	}
	t.subject, t.recent = persons[0], persons[len(persons)-1]
	if len(persons) > 1 {
		t.group = persons
	}
}

// focus is the most prominent organization so far, or -1.
func (t *table) focus() int { return heaviest(t.weight) }

// heaviest returns the mention with the greatest weight, the first of several, or -1.
func heaviest(weights map[int]int) int {
	best, weight := -1, 0
	for m, w := range weights {
		if w > weight || w == weight && best >= 0 && m < best {
			best, weight = m, w
		}
	}
	return best
}

// postsOf returns the posts that the person was last said to hold, all of one
// sentence; near the given sentence first. Those that except holds of do not count; it may be nil.
func (t *table) postsOf(person, sentence int, except func(holding) bool) []holding {
	var best []holding
	for _, h := range t.posts {
		switch {
		case h.person != t.canon[person], except != nil && except(h):
		case len(best) == 0 || abs(h.sentence-sentence) < abs(best[0].sentence-sentence) || abs(h.sentence-sentence) == abs(best[0].sentence-sentence) && h.sentence != best[0].sentence:
			best = []holding{h}
		case h.sentence == best[0].sentence && !slices.ContainsFunc(best, func(o holding) bool {
			return t.doc.Mentions[o.title].Code == t.doc.Mentions[h.title].Code
		}):
			best = append(best, h)
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
