"""Line of Sight runs a local safeguarding children partnership."""
