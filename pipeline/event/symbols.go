package event

import (
	"fmt"
	"io/fs"

	"rochade/pipeline/lexicon"
)

// A features set holds up to 128 features, by number.
type features [2]uint64

func (f features) has(n uint8) bool           { return f[n>>6]&(1<<(n&63)) != 0 }
func (f *features) add(n uint8)               { f[n>>6] |= 1 << (n & 63) }
func (f *features) remove(n uint8)            { f[n>>6] &^= 1 << (n & 63) }
func (f features) with(g features) features   { return features{f[0] | g[0], f[1] | g[1]} }
func (f features) covers(g features) bool     { return f[0]&g[0] == g[0] && f[1]&g[1] == g[1] }
func (f features) intersects(g features) bool { return f[0]&g[0] != 0 || f[1]&g[1] != 0 }

// class is the number of a word class; 0 is none.
type class uint16

// symbols numbers the classes and features of one language.
type symbols struct {
	classes     map[string]class
	trigger     []bool // by class: whether it can give rise to an event
	features    map[string]uint8
	needs       []need
	needNumbers map[string]int // by their tests
}

// Features that the engine itself reads or sets. All others are the language's own.
const (
	featOld uint8 = iota
	featStanding
	featNew
	featActing
	featDesignate
	featHonorary
	featPlural
	featAnaphor
	featTitled     // a group attached a post
	featCompleted  // status of a trigger …
	featPlanned    //
	featRumored    //
	featDenied     //
	featCancelled  //
	featDrop       // not an event at all: hypothetical, demanded, general
	featBackground // told as history
	featSecond     // an anaphor for the second of two: the latter
	featSpeaker    // I, you: not resolved
	featPossessive // his, its
	featWord       // a reading that counts only where segmentation makes it a word
	featObject     // him
	featCapital    // a word of the list that is written with a capital: German nouns
	featSmall      // one that is written with a small letter but at the beginning of a sentence
	featAfter      // a date: from … on
	featBefore     // a date: until …
	featMoney      // an amount of money
	featPercent    // a percentage
	featCount      // a number of things or persons
	featSoft       // planned, unless it is told elsewhere as done
	featUndated    // an adverb that counts more than the date without days that it also is: "künftig"
	fixedFeatures
)

var fixedFeatureNames = [fixedFeatures]string{"old", "standing", "new", "acting", "designate", "honorary",
	"plural", "anaphor", "titled", "completed", "planned", "rumored", "denied", "cancelled", "drop", "background",
	"second", "speaker", "poss", "word", "obj", "capital", "small", "after", "before", "money", "percent", "count", "soft", "undated"}

// Classes that the engine itself reads.
const (
	classNone class = iota
	classAnd
	classClause
	classRelative
	classPersonAnaphor
	classOrganizationAnaphor
	classPostAnaphor
	classOther
	fixedClasses
)

var fixedClassNames = [fixedClasses]string{"", "and", "clause", "relative", "person_anaphor", "organization_anaphor", "post_anaphor", "other"}

func newSymbols(fsys fs.FS) (*symbols, error) {
	s := &symbols{classes: map[string]class{}, features: map[string]uint8{}, needNumbers: map[string]int{}}
	for i, n := range fixedFeatureNames {
		s.features[n] = uint8(i)
	}
	for i, n := range fixedClassNames {
		s.classes[n] = class(i)
	}
	s.trigger = make([]bool, fixedClasses)
	rows, err := lexicon.ReadTable(fsys, "shared/classes.tsv", "class", "use")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if _, ok := s.classes[r.Cells[0]]; !ok {
			s.classes[r.Cells[0]] = class(len(s.trigger))
			s.trigger = append(s.trigger, false)
		}
		switch r.Cells[1] {
		case "trigger":
			s.trigger[s.classes[r.Cells[0]]] = true
		case "helper":
		default:
			return nil, r.Errorf("use %q of class %q (trigger or helper is allowed)", r.Cells[1], r.Cells[0])
		}
	}
	return s, nil
}

func (s *symbols) class(name string) (class, error) {
	if c, ok := s.classes[name]; ok {
		return c, nil
	}
	return 0, fmt.Errorf("unknown class %q (shared/classes.tsv lists what is allowed)", name)
}

// feature returns the number of a feature, giving new names the next number.
func (s *symbols) feature(name string) (uint8, error) {
	if n, ok := s.features[name]; ok {
		return n, nil
	}
	if len(s.features) == 128 {
		return 0, fmt.Errorf("feature %q is one too many (128 are allowed)", name)
	}
	n := uint8(len(s.features))
	s.features[name] = n
	return n, nil
}

func (s *symbols) set(names []string) (features, error) {
	var f features
	for _, name := range names {
		n, err := s.feature(name)
		if err != nil {
			return f, err
		}
		f.add(n)
	}
	return f, nil
}
