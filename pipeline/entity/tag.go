package entity

import (
	"sort"

	"rochade/pipeline"
	"rochade/pipeline/tagger"
)

// tagKinds are the kinds of mentions that the tagger knows, in the order of its kinds.
var tagKinds = [tagger.Kinds]pipeline.Kind{pipeline.Person, pipeline.Organization, pipeline.Place}

// tagKind returns the number of a kind for the tagger, or -1.
func tagKind(k pipeline.Kind) int {
	for i, kind := range tagKinds {
		if kind == k {
			return i
		}
	}
	return -1
}

// A tagging is what the tagger needs while a document is read.
type tagging struct {
	lattice  tagger.Lattice
	features []uint64
	cover    []uint16 // by unit: what the best cover without the tagger is there
	seen     []uint16 // by unit: which candidates begin, stand and end there
	starts   starts   // of the candidates of kinds that the tagger knows
	affixes  []affixes
	spans    []tagger.Span
	words    map[uint64]uint8 // by key of a word: the kinds that other sources propose it as
	blind    bool             // features do not tell what the other sources found
}

// Bits of seen: begin, inside or end of a candidate, a kind each.
const (
	seenBegin = 1 << (3 * iota)
	seenInside
	seenEnd
)

// Fields of cover: the place in a mention and its kind, and whether its score is high.
const (
	coverEnd   = 1 << iota // the last unit
	coverBegin             // the first unit
	coverSure
	coverKind // from this bit on
)

// sureScore is what a score is that hardly anything speaks against.
const sureScore = 8

// readCover notes what the sources before proposed and chose.
func (w *work) readCover() {
	n := len(w.units)
	t := &w.tagging
	t.cover, t.seen = resize(t.cover, n+1), resize(t.seen, n+1)
	t.starts.reset(n+1, len(w.candidates))
	for c := range w.candidates {
		k := &w.candidates[c]
		kind := tagKind(k.kind)
		if kind < 0 || k.score <= 0 {
			continue
		}
		t.starts.add(int32(c), k.from)
		t.seen[k.from] |= seenBegin << kind
		t.seen[k.to-1] |= seenEnd << kind
		for i := k.from; i < k.to; i++ {
			t.seen[i] |= seenInside << kind
		}
	}
	w.readKinds()
	w.decodeAll()
	for _, c := range w.chosen {
		k := &w.candidates[c]
		value := uint16(k.kind+1) * coverKind
		if k.score >= sureScore {
			value |= coverSure
		}
		for i := k.from; i < k.to; i++ {
			t.cover[i] = value
		}
		t.cover[k.from] |= coverBegin
		t.cover[k.to-1] |= coverEnd
	}
}

// readKinds notes which single words are proposed as what, anywhere in the document.
func (w *work) readKinds() {
	t := &w.tagging
	if t.words == nil {
		t.words = map[uint64]uint8{}
	}
	clear(t.words)
	for c := range w.candidates {
		k := &w.candidates[c]
		if kind := tagKind(k.kind); kind >= 0 && k.score > 0 && k.to == k.from+1 {
			t.words[w.units[k.from].key] |= 1 << kind
		}
	}
}

// A stretch is units [from, to) that are tagged as one sequence, of the sentence
// [low, high).
type stretch struct{ from, to, low, high int }

// stretches calls f with all stretches of the document. Headlines in which every word
// has a capital have none: the tagger has not learned what a capital is worth there.
func (w *work) stretches(f func(stretch)) {
	for low, high := range w.sentences() {
		if !w.worthTagging(low) || w.titleCase(low, high) {
			continue
		}
		for i := low; i < high; {
			from, to := w.nextStretch(i, low, high)
			if to > from {
				f(stretch{from, to, low, high})
			}
			i = to + 1
		}
	}
}

// worthTagging reports whether the sentence that opens with unit low is one that an
// event can be in, or the document says who its people are in: in a document with
// events only the first sentences, those with an event and those before them are.
func (w *work) worthTagging(low int) bool {
	s := w.doc.Sentences
	if !w.doc.Candidate || len(s) == 0 {
		return true
	}
	at := w.base + int(w.units[low].start)
	k := sort.Search(len(s), func(i int) bool { return s[i].End > at })
	if k >= len(s) || at < s[k].Start {
		return false
	}
	return s[k].Candidate || k+1 < len(s) && s[k+1].Candidate || k < leadSentences
}

// leadSentences is how many sentences open a document, its headline among them.
const leadSentences = 4

// headlineWords is how many words make a headline.
const headlineWords = 4

// titleCase reports whether nearly all words of a sentence have a capital.
func (w *work) titleCase(low, high int) bool {
	capital, small := 0, 0
	for i := low; i < high; i++ {
		switch w.units[i].shape {
		case title:
			capital++
		case lower:
			small++
		}
	}
	return !w.nounsCapital && capital >= headlineWords && 4*small <= capital
}

// lowerRun is how many units without a capital may stand inside a name.
const lowerRun = 3

// nextStretch returns the next stretch from unit i on: from a capital to the last
// one that no more than lowerRun units part from the one before, with the numbers
// beside them.
func (w *work) nextStretch(i, low, high int) (from, to int) {
	for i < high && w.units[i].shape < title {
		i++
	}
	if i == high {
		return high, high
	}
	from, to = i, i+1
	if from > low && w.units[from-1].shape == number {
		from--
	}
	for j := to; j < high && j-to <= lowerRun; j++ {
		u := &w.units[j]
		if u.shape >= title || u.shape == number && j == to {
			to = j + 1
		} else if w.characters != nil && u.shape == punct && u.char != '*' && u.char != '-' && u.char != '.' && u.gap == glued {
			break
		}
	}
	return from, to
}

// featuresAt returns the features of unit i.
func (w *work) featuresAt(i int, s stretch) []uint64 {
	w.tagging.features = w.tagging.features[:0]
	if w.characters != nil {
		w.characterFeatures(i, s)
	} else {
		w.wordFeatures(i, s)
	}
	return w.tagging.features
}

func (t *tagging) add(template, value uint64) {
	t.features = append(t.features, tagger.Feature(template, value))
}

// tag lets the tagger weigh the candidates, and proposes what it finds itself.
func (w *work) tag() {
	w.readCover()
	t := &w.tagging
	w.stretches(func(s stretch) {
		w.readAffixes(s)
		t.lattice.Reset(w.model, s.to-s.from)
		for i := s.from; i < s.to; i++ {
			t.lattice.Put(i-s.from, w.featuresAt(i, s))
		}
		t.lattice.Run()
		w.weighCandidates(s)
	})
}

// Weights of the tagger in the decoder: how far odds go, as exponents of e, and what
// its own proposals are worth beyond them.
const (
	tagMost  = 12
	tagLeast = 3
	tagOwn   = 3
)

// weighCandidates changes the scores of the candidates in a stretch, and proposes the
// best spans that are none.
func (w *work) weighCandidates(s stretch) {
	t := &w.tagging
	t.spans = t.lattice.Best(t.spans[:0])
	for _, span := range t.spans {
		if span.To-span.From <= longestRun && !w.proposed(s, span) {
			w.proposeTagged(s, span)
		}
	}
	for i := s.from; i < s.to; i++ {
		for c := range t.starts.at(i) {
			k := &w.candidates[c]
			if int(k.to) <= s.to && w.units[i].shape != lower && k.source != tagged {
				span := tagger.Span{From: i - s.from, To: int(k.to) - s.from, Kind: tagKind(k.kind)}
				score := w.tagScore(span)
				if k.kind == pipeline.Organization && int(k.to) > i+1 && w.units[i].shape != han && w.class(i)&isLegalForm != 0 {
					span.From++
					score = max(score, w.tagScore(span)) // sets differ in whether the legal form belongs to the name
				}
				k.score = max(k.score+score, min(k.score, 1))
				k.tagged = max(score, 0)
			}
		}
	}
}

// tagged is the source of what the tagger alone proposes.
const tagged = "tagger"

// proposeTagged proposes a span that no other source proposed.
func (w *work) proposeTagged(s stretch, span tagger.Span) {
	from, to := w.behindArticle(s.from+span.From, s.from+span.To), s.from+span.To
	if from == to || to == from+1 && w.ordinaryWord(from) {
		return
	}
	if kinds := w.tagging.words[w.units[from].key]; to == from+1 && kinds != 0 && kinds&(1<<span.Kind) == 0 {
		return // of another kind elsewhere in the document
	}
	score := tagOwn + w.tagScore(span)
	if tagKinds[span.Kind] == pipeline.Organization {
		if from = w.withLegalForm(from, s.low); w.raise(from, to, score) {
			return
		}
	}
	c := w.propose(candidate{from: int32(from), to: int32(to), kind: tagKinds[span.Kind], score: score + w.plainGain(from, to), tagged: score, source: tagged})
	w.tagging.starts.add(c, int32(from))
}

// behindArticle returns the start of units [from, to) without the articles and
// honorifics that open them.
func (w *work) behindArticle(from, to int) int {
	for from < to && (w.class(from)&(isHonorific|isFunction) != 0 && w.class(from)&(isGiven|isSurname|isOrganization) == 0 || w.units[from].char == '.') && w.units[from].shape != han {
		from++
	}
	return from
}

// withLegalForm returns the start of a name at unit from with the legal form before it.
func (w *work) withLegalForm(from, low int) int {
	i := from - 1
	if i > low && w.units[i].char == '.' {
		i--
	}
	if i >= low && w.units[i].shape.capital() && w.class(i)&isLegalForm != 0 {
		return i
	}
	return from
}

// raise adds the score to the organization that is proposed at units [from, to), if
// there is one.
func (w *work) raise(from, to int, score int32) bool {
	for c := range w.tagging.starts.at(from) {
		if k := &w.candidates[c]; int(k.to) == to && k.kind == pipeline.Organization {
			k.score += score
			return true
		}
	}
	return false
}

// ordinaryWord reports whether the capital of unit i says nothing and the word is an
// ordinary one.
func (w *work) ordinaryWord(i int) bool {
	if u := &w.units[i]; u.shape != title || !w.nounsCapital && !u.opens {
		return false
	}
	c := w.class(i)
	if c&(isGiven|isSurname|isProper|isPlace|isOrganization|isPerson) != 0 {
		return false
	}
	return c&(isCommon|isEvent) != 0 || c == 0 && w.nounsCapital && w.compoundOfWords(&part{from: i, to: i + 1})
}

// otherwise is what the tagger is in favour of a mention of another kind at units
// [from, to): of one that it proposed alone, or of any.
func (w *work) otherwise(from, to int32, kind pipeline.Kind, alone bool) (score int32) {
	if w.model == nil {
		return 0
	}
	for c := range w.tagging.starts.at(int(from)) {
		if k := &w.candidates[c]; k.to == to && k.kind != kind && (!alone || k.source == tagged) {
			score = max(score, k.tagged)
		}
	}
	return score
}

// plainGain is what units [from, to) are worth as words.
func (w *work) plainGain(from, to int) int32 {
	if w.characters == nil {
		return 0
	}
	return w.path.gain[to] - w.path.gain[from]
}

// tagScore is what the tagger thinks of a span, in the scores of the decoder.
func (w *work) tagScore(s tagger.Span) int32 {
	odds := min(max(w.tagging.lattice.Odds(s), -tagLeast*tagger.Scale), tagMost*tagger.Scale)
	if w.characters != nil {
		odds *= contextUnit
	}
	return odds * w.tagger / (4 * tagger.Scale)
}

// proposed reports whether the span is a candidate.
func (w *work) proposed(s stretch, span tagger.Span) bool {
	for c := range w.tagging.starts.at(s.from + span.From) {
		if k := &w.candidates[c]; int(k.to) == s.from+span.To && k.kind == tagKinds[span.Kind] {
			return true
		}
	}
	return false
}
