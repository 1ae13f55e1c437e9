META
key;value
budget;40.00
vote_type;approval
PROJECTS
project_id;cost;name
p0;20;Project 0
p1;20.0;Project 1
p2;15,50;Project 2
p3;20;Project 3
VOTES
voter_id;vote
0;p0,p1
1;p0,p1
2;p0,p1
3;p0,p1
4;p0,p1
5;p0,p1
6;p2,p3
7;p2,p3
8;p2,p3
9;p2,p3
