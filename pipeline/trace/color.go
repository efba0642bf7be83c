package trace

import "rochade/pipeline"

// An escape is an ANSI colour.
type escape string

const (
	reset     escape = "\x1b[0m"
	bold      escape = "\x1b[1m"
	dim       escape = "\x1b[2m"
	ruleColor escape = "\x1b[36m"
	slotColor escape = "\x1b[1m"
)

var kindColors = map[pipeline.Kind]escape{
	pipeline.Person:       "\x1b[32m",
	pipeline.Organization: "\x1b[34m",
	pipeline.Title:        "\x1b[33m",
	pipeline.KindDate:     "\x1b[35m",
	pipeline.Amount:       "\x1b[31m",
	pipeline.Place:        "\x1b[36m",
}

func (p *printer) paint(c escape, text string) string {
	if !p.color {
		return text
	}
	return string(c) + text + string(reset)
}
