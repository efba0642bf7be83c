package score

import "math"

// assign returns a one-to-one assignment of rows to columns with the highest total
// weight, leaving out pairs of no positive weight (Kuhn 1955, with potentials).
func assign(w [][]float64) [][2]int {
	if len(w) == 0 || len(w[0]) == 0 {
		return nil
	}
	n, m := len(w), len(w[0])
	size := n + m
	cost := func(i, j int) float64 {
		if i < n && j < m {
			return -max(w[i][j], 0)
		}
		return 0
	}
	u, v := make([]float64, size+1), make([]float64, size+1)
	p, way := make([]int, size+1), make([]int, size+1)
	for i := 1; i <= size; i++ {
		p[0] = i
		j0 := 0
		minv, used := make([]float64, size+1), make([]bool, size+1)
		for j := range minv {
			minv[j] = math.Inf(1)
		}
		for {
			used[j0] = true
			i0, delta, j1 := p[j0], math.Inf(1), 0
			for j := 1; j <= size; j++ {
				if used[j] {
					continue
				}
				if cur := cost(i0-1, j-1) - u[i0] - v[j]; cur < minv[j] {
					minv[j], way[j] = cur, j0
				}
				if minv[j] < delta {
					delta, j1 = minv[j], j
				}
			}
			for j := 0; j <= size; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					minv[j] -= delta
				}
			}
			if j0 = j1; p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			p[j0] = p[way[j0]]
			j0 = way[j0]
		}
	}
	var out [][2]int
	for j := 1; j <= m; j++ {
		if i := p[j]; i > 0 && i <= n && w[i-1][j-1] > 0 {
			out = append(out, [2]int{i - 1, j - 1})
		}
	}
	return out
}
