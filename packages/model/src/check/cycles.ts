/**
 * One cycle out of each strongly connected component of a directed graph that has more than one node (Tarjan 1972,
 * with a stack of its own so that long chains do not exhaust the machine's), the shortest through the component's
 * first node. `next(node)` gives the successors; nodes are numbered from 0. Edges from a node to itself are left
 * out of account.
 */
export function cyclesOf(count: number, next: (node: number) => readonly number[]): number[][] {
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const component = new Int32Array(count).fill(-1);
  const open: number[] = [];
  const components: number[][] = [];
  let clock = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] >= 0) continue;
    const path = [{ node: root, at: 0 }];
    order[root] = low[root] = clock++;
    open.push(root);
    while (path.length > 0) {
      const top = path[path.length - 1];
      const successors = next(top.node);
      if (top.at < successors.length) {
        const to = successors[top.at++];
        if (order[to] < 0) {
          order[to] = low[to] = clock++;
          open.push(to);
          path.push({ node: to, at: 0 });
        } else if (component[to] < 0) low[top.node] = Math.min(low[top.node], order[to]);
        continue;
      }
      path.pop();
      if (path.length > 0) {
        const parent = path[path.length - 1].node;
        low[parent] = Math.min(low[parent], low[top.node]);
      }
      if (low[top.node] !== order[top.node]) continue;
      const members: number[] = [];
      let member: number;
      do {
        member = open.pop()!;
        component[member] = top.node;
        members.push(member);
      } while (member !== top.node);
      if (members.length > 1) components.push(members);
    }
  }
  return components
    .map((members) => members.reduce((first, member) => Math.min(first, member)))
    .sort((a, b) => a - b)
    .map((first) => shortestRound(first, next, component));
}

/** The shortest way from a node back to itself, within its component: the nodes in order, the first not repeated. */
function shortestRound(
  first: number,
  next: (node: number) => readonly number[],
  component: Int32Array,
): number[] {
  const cameFrom = new Map<number, number>();
  const queue = [first];
  for (let k = 0; k < queue.length; k++) {
    for (const to of next(queue[k])) {
      if (component[to] !== component[first] || to === queue[k]) continue;
      if (to === first) {
        const round = [queue[k]];
        while (round[0] !== first) round.unshift(cameFrom.get(round[0])!);
        return round;
      }
      if (!cameFrom.has(to)) {
        cameFrom.set(to, queue[k]);
        queue.push(to);
      }
    }
  }
  return [first];
}
