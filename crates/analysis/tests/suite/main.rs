//! All laws and oracles of the methods in one program, which is linked once.

mod access;
mod arcs;
mod budgeting_laws;
mod budgeting_oracle;
mod catalogue;
mod contiguity;
mod foresight_laws;
mod foresight_oracle;
mod hotspots_laws;
mod hotspots_oracle;
mod inequality;
mod json;
mod linkage;
mod matching_laws;
mod matching_oracle;
mod network_laws;
mod network_oracle;
mod network_real;
mod placement;
mod placement_laws;
mod production_laws;
mod production_oracle;
mod provinces;
mod regions_laws;
mod regions_oracle;
mod shared;
