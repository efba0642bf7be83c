package entity

import (
	"strings"

	"rochade/pipeline"
)

// features is a set of the features of a row.
type features uint32

const (
	asSuffix features = 1 << iota
	asPrefix
	plural
	feminine
	abbreviated
	weak
	scoped
	rankOnly
	gluedForm
	link   // scope: leads to the scope that follows
	detail // scope: an article or other word inside a scope
	joins
	generic // org word that is no name by itself
)

var featureNames = map[string]features{
	"suffix": asSuffix, "prefix": asPrefix, "plural": plural, "fem": feminine, "abbrev": abbreviated, "weak": weak,
	"scoped": scoped, "rank": rankOnly, "glued": gluedForm, "link": link, "detail": detail, "and": joins, "generic": generic,
}

func parseFeatures(s string) (f features, rest []string) {
	for word := range strings.FieldsSeq(s) {
		if b, ok := featureNames[word]; ok {
			f |= b
		} else {
			rest = append(rest, word)
		}
	}
	return f, rest
}

var effects = map[string]pipeline.Mark{
	"old": pipeline.Old, "standing": pipeline.Standing, "new": pipeline.New, "acting": pipeline.Acting,
	"designate": pipeline.Designate, "honorary": pipeline.Honorary, "rank": 0, "plain": 0,
}
