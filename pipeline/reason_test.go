package pipeline

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

func TestEveryReasonIsExplained(t *testing.T) {
	explained := map[string]bool{}
	for _, r := range Reasons {
		if r.Meaning == "" || r.WhatToDo == "" || explained[string(r.Reason)] {
			t.Errorf("%s has no explanation, or two", r.Reason)
		}
		explained[string(r.Reason)] = true
	}
	file, err := parser.ParseFile(token.NewFileSet(), "reason.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if c, ok := n.(*ast.ValueSpec); ok && len(c.Values) == 1 {
			if text, ok := c.Values[0].(*ast.BasicLit); ok {
				if name, _ := strconv.Unquote(text.Value); !explained[name] {
					t.Errorf("%s is not explained", name)
				}
			}
		}
		return true
	})
}
