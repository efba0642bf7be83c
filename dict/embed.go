// Package dict holds the data of all languages: names, titles, event words and
// rules. It has no logic; lexicon parses it.
package dict

import "embed"

// FS is the whole of dict/, rooted at dict: "en/titles.tsv".
//
//go:embed all:zh all:de all:en all:id all:shared
var FS embed.FS
