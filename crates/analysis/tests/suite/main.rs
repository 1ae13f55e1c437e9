//! All laws and oracles of the methods in one program, which is linked once.

mod access;
mod arcs;
mod catalogue;
mod contiguity;
mod hotspots_laws;
mod hotspots_oracle;
mod inequality;
mod linkage;
mod placement;
mod placement_laws;
mod provinces;
mod regions_laws;
mod regions_oracle;
mod shared;
