META
key;value
description;Made up for the example
num_projects;6
num_votes;15
budget;100000
vote_type;approval
PROJECTS
project_id;cost;name
stage;60000;Summer stage
benches;20000;Benches and shade
path;35000;Path along the river
court;45000;Playing court
garden;15000;Garden of the school
lights;25000;Lights in the lanes
VOTES
voter_id;vote
1;stage,benches
2;stage,benches
3;stage,court
4;stage,benches,court
5;stage
6;stage,court
7;stage,benches
8;stage
9;path,garden
10;path,garden,lights
11;path,garden
12;garden,lights
13;path,lights
14;court,garden
15;path,lights
