//! What holds a network together: components, blocks, articulation points and bridges, and what breaks when a node leaves; all in one
//! pass over the ties, without recursion.
//!
//! Hopcroft and Tarjan 1973, <https://doi.org/10.1145/362248.362272>.

use super::graph::Graph;

const NOBODY: u32 = u32::MAX;

/// A block: a greatest part that stays together whichever single node leaves. A bridge is a block of two.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Block {
    /// Its ties.
    pub ties: Vec<(u32, u32)>,
    /// The node by which the rest of the component hangs on it, as the search came in.
    pub top: u32,
    /// How many nodes lie below the top on this block's side.
    pub below: u32,
}

/// What happens when a node leaves with its ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Removal {
    /// Components of the whole network afterwards.
    pub components: u32,
    /// Pairs of other nodes that could reach each other and no longer can.
    pub pairs: u64,
    /// Pieces into which the node's own component falls; 0 for a node without ties, 1 where it holds together.
    pub pieces: u32,
    /// How many nodes are cut off from the greatest of the pieces.
    pub cut_off: u32,
}

/// How a network hangs together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Structure {
    /// For each node the number of its component; components are numbered by their lowest node.
    pub component: Vec<u32>,
    /// Nodes of each component.
    pub sizes: Vec<u32>,
    /// Blocks, in the order in which the search closes them.
    pub blocks: Vec<Block>,
    /// Whether removing the node raises the number of components.
    pub articulation: Vec<bool>,
    /// Ties whose removal raises the number of components, the lower number first, in growing order.
    pub bridges: Vec<(u32, u32)>,
    /// For each node, the nodes that hang below it on blocks of which it is the top.
    pub hanging: Vec<u32>,
    /// What happens when the node leaves.
    pub removal: Vec<Removal>,
}

/// The pieces of a node's component below it, while the search goes on.
#[derive(Debug, Clone, Copy, Default)]
struct Pieces {
    count: u32,
    sum: u64,
    squares: u64,
    greatest: u32,
}

impl Pieces {
    fn add(&mut self, size: u32) {
        self.count += 1;
        self.sum += u64::from(size);
        self.squares += u64::from(size) * u64::from(size);
        self.greatest = self.greatest.max(size);
    }
}

/// The structure of a graph.
pub fn structure(graph: &Graph) -> Structure {
    let n = graph.len();
    let mut seen = vec![0u32; n];
    let mut low = vec![0u32; n];
    let mut size = vec![1u32; n];
    let mut parent = vec![NOBODY; n];
    let mut next = vec![0usize; n];
    let mut pieces = vec![Pieces::default(); n];
    let mut component = vec![0u32; n];
    let mut sizes = Vec::new();
    let mut blocks = Vec::new();
    let mut bridges = Vec::new();
    let mut ties: Vec<(u32, u32)> = Vec::new();
    let mut stack: Vec<u32> = Vec::new();
    let mut clock = 0;
    for root in 0..n {
        if seen[root] != 0 {
            continue;
        }
        let number = sizes.len() as u32;
        stack.push(root as u32);
        while let Some(&v) = stack.last() {
            let v = v as usize;
            if seen[v] == 0 {
                clock += 1;
                seen[v] = clock;
                low[v] = clock;
                component[v] = number;
            }
            if let Some(&w) = graph.row(v).get(next[v]) {
                next[v] += 1;
                let to = w as usize;
                if seen[to] == 0 {
                    parent[to] = v as u32;
                    ties.push((v as u32, w));
                    stack.push(w);
                } else if w != parent[v] && seen[to] < seen[v] {
                    ties.push((v as u32, w));
                    low[v] = low[v].min(seen[to]);
                }
                continue;
            }
            stack.pop();
            let Some(&up) = stack.last() else { break };
            let p = up as usize;
            low[p] = low[p].min(low[v]);
            size[p] += size[v];
            if low[v] >= seen[p] {
                pieces[p].add(size[v]);
                let from = ties.iter().rposition(|&tie| tie == (up, v as u32)).unwrap_or(0);
                let own = ties.split_off(from);
                if own.len() == 1 {
                    bridges.push((up.min(v as u32), up.max(v as u32)));
                }
                blocks.push(Block { ties: own, top: up, below: size[v] });
            }
        }
        sizes.push(size[root]);
    }
    bridges.sort_unstable();
    let all = sizes.len() as u32;
    let mut removal = Vec::with_capacity(n);
    for v in 0..n {
        let mut parts = pieces[v];
        let others = u64::from(sizes[component[v] as usize]) - 1;
        let rest = others - parts.sum;
        if rest > 0 {
            parts.add(rest as u32);
        }
        removal.push(Removal {
            components: all - 1 + parts.count,
            // Pairs among all others, less those that stay in one piece.
            pairs: (others * others - parts.squares) / 2,
            pieces: parts.count,
            cut_off: (others - u64::from(parts.greatest)) as u32,
        });
    }
    Structure {
        articulation: removal.iter().map(|r| r.pieces > 1).collect(),
        hanging: pieces.iter().map(|p| p.sum as u32).collect(),
        component,
        sizes,
        blocks,
        bridges,
        removal,
    }
}

/// The pieces into which the component of `node` falls without it, the greatest first (then by lowest node), each with its nodes in
/// growing order.
pub fn pieces_without(graph: &Graph, node: usize) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.len()];
    if let Some(own) = seen.get_mut(node) {
        *own = true;
    } else {
        return Vec::new();
    }
    let mut out = Vec::new();
    for &start in graph.row(node) {
        if seen[start as usize] {
            continue;
        }
        seen[start as usize] = true;
        let mut piece = vec![start];
        let mut at = 0;
        while let Some(&v) = piece.get(at) {
            for &w in graph.row(v as usize) {
                if !std::mem::replace(&mut seen[w as usize], true) {
                    piece.push(w);
                }
            }
            at += 1;
        }
        piece.sort_unstable();
        out.push(piece);
    }
    out.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_triangles_on_one_node_and_a_tail_worked_by_hand() {
        // 0-1-2 and 2-3-4 share node 2; 4-5 is a tail; 6 is alone.
        let g = Graph::from_edges(7, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2), (4, 5)]).unwrap();
        let s = structure(&g);
        assert_eq!(s.sizes, [6, 1]);
        assert_eq!(s.articulation, [false, false, true, false, true, false, false]);
        assert_eq!(s.bridges, [(4, 5)]);
        let mut blocks: Vec<usize> = s.blocks.iter().map(|b| b.ties.len()).collect();
        blocks.sort_unstable();
        assert_eq!(blocks, [1, 3, 3]);
        // Without 2: {0, 1} and {3, 4, 5}. Without 4: {5} and the other four. Without 6 there is one component less.
        assert_eq!(s.removal[2], Removal { components: 3, pairs: 6, pieces: 2, cut_off: 2 });
        assert_eq!(s.removal[4], Removal { components: 3, pairs: 4, pieces: 2, cut_off: 1 });
        assert_eq!(s.removal[6], Removal { components: 1, pairs: 0, pieces: 0, cut_off: 0 });
        assert_eq!(s.removal[0], Removal { components: 2, pairs: 0, pieces: 1, cut_off: 0 });
        assert_eq!(pieces_without(&g, 2), [vec![3, 4, 5], vec![0, 1]]);
        assert!(pieces_without(&g, 6).is_empty() && pieces_without(&g, 99).is_empty());
    }

    #[test]
    fn a_long_path_needs_no_deep_stack() {
        let n = 200_000u32;
        let ties: Vec<(u32, u32)> = (1..n).map(|i| (i - 1, i)).collect();
        let s = structure(&Graph::from_edges(n as usize, &ties).unwrap());
        assert_eq!(s.bridges.len(), n as usize - 1);
        assert_eq!(s.articulation.iter().filter(|a| **a).count(), n as usize - 2);
        assert_eq!(s.removal[1].pairs, u64::from(n) - 2);
    }
}
