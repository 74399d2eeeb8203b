"""Other systems: a public interface, the upper level, FHIR and HXL; empty until its own issue."""
