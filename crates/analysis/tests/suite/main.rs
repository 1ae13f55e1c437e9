//! All laws and oracles of the methods in one program, which is linked once.

mod access;
mod arcs;
mod catalogue;
mod contiguity;
mod finance_laws;
mod finance_oracle;
mod hotspots_laws;
mod hotspots_oracle;
mod inequality;
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
mod schedule_laws;
mod schedule_oracle;
mod shared;
