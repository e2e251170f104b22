"""Is this machine fit to be a station? Each subject of ``checks/`` reads facts, and judges them purely.

Reading leaves nothing on the machine, and asks no network.
"""
