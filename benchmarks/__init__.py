"""Measurements that are too slow or too dependent on outside files to be tests."""
