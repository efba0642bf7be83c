// Package event turns names, titles, dates and trigger words into events.
//
// It works in three steps. Sentence by sentence, words and mentions become a
// stream of items on which the rules of dict/<lang> run: marks (voice, status),
// groups (person with post and organization), then event rules, which propose.
// Over the whole document, the discourse table says who and what "he" and "the company" are
// and which post a person holds. Then proposals are completed from that
// table, those of the same fact are merged, and a linear model decides which stay.
package event
