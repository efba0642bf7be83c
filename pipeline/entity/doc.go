// Package entity finds the names of a document: titles (posts), persons,
// organizations and places.
//
// Sources propose scored candidate spans over a stream of units (words, or
// characters where a language does not separate words); one decoder picks the best
// set of candidates that do not overlap; then the names accepted once are looked for
// in the whole document in their short forms. The engine knows no language. What
// differs between languages is in dict/<lang>/:
//
//	titles.tsv                 forms of posts, their codes and features
//	title_modifiers.tsv        words around them: former, acting, vice, new
//	words.tsv                  event words, which are no names, and words of saying
//	names/settings.tsv         how names are written; see settings
//	names/given*.tsv           first names; surnames*.tsv, persons*.tsv likewise
//	names/particles.tsv        small words inside names
//	names/honorifics.tsv       Mr, Dr., Herr
//	names/organizations*.tsv   known organizations with their tickers
//	names/org_words.tsv        words that begin or end a name: University, -ministerium
//	names/legal_forms.tsv      Inc, GmbH, PT
//	names/declarations.tsv     what introduces a short form in brackets
//	names/places*.tsv          places, with adjectives and inhabitants
//	names/place_words.tsv      Street, Stadion: what follows or precedes is no person
//	names/scopes.tsv           what a post can be responsible for
//	names/cues.tsv             words beside names of a kind, with weights
//	names/teams.tsv            short names of sports teams; team_cues.tsv, words of sport
//	names/common.tsv           ordinary words by frequency; proper.tsv, verbs.tsv
//	names/stop*.tsv            words that stand in no name
//	names/tagger.model         weights of the trained tagger, by make models
//	names/given_characters.tsv names of characters; foreign_characters.tsv
//
// A list that is not there is not supported.
package entity
